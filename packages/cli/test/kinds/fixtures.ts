import type {
  AppDeclaration,
  AuthorizerDeclaration,
  AuthorizerValueDeclaration,
  Declaration,
  HttpDeclaration,
  IntegrationDeclaration,
  KindName,
  TableDeclaration,
  UserPoolDeclaration,
} from "@tsapi/framework/internal"
import type { ResolvedConfig } from "../../src/model/config.ts"
import type { Located } from "../../src/model/kind.ts"
import { bucket, onBucket, s3Event } from "./declared/buckets.ts"
import { alarm, dashboard } from "./declared/cloudwatch.ts"
import { schedule, scheduleEvent } from "./declared/schedules.ts"
import { busEvent, eventBus, onEvent } from "./declared/events.ts"
import { logsEvent, onLog } from "./declared/logs.ts"
import { onQueue, queue, sqsEvent } from "./declared/queues.ts"
import { kinesisEvent, onStream, onTableStream, stream, tableStreamEvent } from "./declared/streams.ts"
import { parameter, secret } from "./declared/secrets.ts"
import { emailEvent, onEmail } from "./declared/emails.ts"
import { onUserPool, tokenEvent } from "./declared/user-pools.ts"
import { messageEvent, webSocket } from "./declared/web-socket.ts"
import { onTopic, snsEvent, topic } from "./declared/topics.ts"
import { functionHandle, lambda, stateMachine } from "./declared/workflows.ts"

const location = { file: "src/app.ts", line: 1 }

export const app: Located<AppDeclaration> = { kind: "app", name: "contract", binaryMediaTypes: ["image/*"], location }

export const config: ResolvedConfig = {
  projectDir: "/project",
  configFile: undefined,
  stage: "dev",
  entry: "src/app.ts",
  split: "app",
  region: undefined,
  production: false,
  strict: false,
  tags: {},
  local: {},
  api: [],
  apiLocations: {},
  webSocket: [],
  webSocketLocation: undefined,
  layers: [],
  overrides: { path: [], all: {}, byFunction: {} },
}

const route: Located<HttpDeclaration> = {
  kind: "http",
  classIndex: 0,
  className: "PhotoController",
  methodName: "get",
  methods: ["GET"],
  path: "/photos/{id}",
  routePath: "/{id}",
  controllerPath: "/photos",
  authorizer: "KeyAuth",
  cors: true,
  schemas: [],
  location: { file: "src/photo-controller.ts", line: 5 },
}

const integration: Located<IntegrationDeclaration> = {
  kind: "integration",
  id: "GET /health",
  methods: ["GET"],
  path: "/health",
  target: { target: "mock", status: 204 },
  location: { file: "src/app.ts", line: 4 },
}

const authorizer: Located<AuthorizerDeclaration> = {
  kind: "authorizer",
  classIndex: 0,
  className: "KeyAuth",
  methodName: "authorize",
  type: "request",
  ttlSeconds: 60,
  identitySources: ["method.request.header.X-Key"],
  location: { file: "src/key-auth.ts", line: 3 },
}

const table: Located<TableDeclaration> = {
  kind: "table",
  id: "PhotoAlbums",
  partitionKey: "owner",
  sortKey: { name: "takenAt", type: "number" },
  indexes: { ByPlace: { partitionKey: "place", projection: ["title"] } },
  localIndexes: { ByTitle: { sortKey: "title", projection: "keys" } },
  timeToLive: "expiresAt",
  stream: "both",
  billing: { readCapacity: 1, writeCapacity: 2 },
  pointInTimeRecovery: true,
  encryption: { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1" },
  deletionProtection: true,
  location: { file: "src/photo-table.ts", line: 3 },
}

const jwt: Located<AuthorizerValueDeclaration> = {
  kind: "authorizerValue",
  id: "Jwt",
  scheme: "jwt",
  issuer: "https://id.example.com/",
  audience: ["photos"],
  scopes: ["photos:read"],
  header: "Authorization",
  ttlSeconds: 300,
  location: { file: "src/photo-controller.ts", line: 4 },
}

const userPool: Located<UserPoolDeclaration> = {
  kind: "userPool",
  id: "Users",
  groups: ["admins"],
  resourceServers: { photos: { read: "Read photos" } },
  clients: {
    web: { flows: ["srp", "code"], scopes: ["openid", "photos/read"], callbackUrls: ["https://example.com"] },
  },
  domain: "photo-albums",
  location: { file: "src/users.ts", line: 3 },
}

interface Fixture {
  readonly declaration: Located<Declaration>
  /** What Lambda passes to the handler; a resource has none. */
  readonly event?: unknown
}

/** One declaration of every kind, and the event that AWS would send for it. */
export const fixtures: Readonly<Record<KindName, Fixture>> = {
  http: {
    declaration: route,
    event: { resource: "/photos/{id}", path: "/photos/1", httpMethod: "GET", requestContext: { stage: "api" } },
  },
  alarm: { declaration: alarm },
  dashboard: { declaration: dashboard },
  authorizer: {
    declaration: authorizer,
    event: {
      type: "REQUEST",
      methodArn: "arn:aws:execute-api:us-east-1:123456789012:abcdef1234/api/GET/photos/1",
      resource: "/photos/{id}",
      path: "/photos/1",
      httpMethod: "GET",
      requestContext: { stage: "api" },
    },
  },
  authorizerValue: { declaration: jwt },
  eventBus: { declaration: eventBus },
  schedule: { declaration: schedule, event: scheduleEvent },
  onEvent: { declaration: onEvent, event: busEvent },
  integration: { declaration: integration },
  bucket: { declaration: bucket },
  onBucket: { declaration: onBucket, event: s3Event },
  onLog: { declaration: onLog, event: logsEvent },
  onQueue: { declaration: onQueue, event: sqsEvent },
  onStream: { declaration: onStream, event: kinesisEvent },
  onTableStream: { declaration: onTableStream, event: tableStreamEvent },
  onTopic: { declaration: onTopic, event: snsEvent },
  onEmail: { declaration: onEmail, event: emailEvent },
  onUserPool: { declaration: onUserPool, event: tokenEvent },
  parameter: { declaration: parameter },
  queue: { declaration: queue },
  secret: { declaration: secret },
  stream: { declaration: stream },
  table: { declaration: table },
  topic: { declaration: topic },
  stateMachine: { declaration: stateMachine },
  function: { declaration: functionHandle },
  lambda: { declaration: lambda, event: { photo: "1.jpg" } },
  userPool: { declaration: userPool },
  webSocket: { declaration: webSocket, event: messageEvent },
}
