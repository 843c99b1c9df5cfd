import type { WebSocketConnections } from "@tsapi/framework/emulator"
import { streamsVariable } from "../dynamodb/streams-variable.ts"
import type { EndedExecution } from "../request-log.ts"
import type { EmbeddedService, ServiceOptions } from "./embedded-service.ts"

export interface AnyServiceOptions extends ServiceOptions {
  /** The clients of the app's WebSocket API. */
  readonly connections: WebSocketConnections
  /** Shows an execution of a workflow that has ended. */
  onExecution?(ended: EndedExecution): Promise<void>
}

export interface StartedService {
  start(options: AnyServiceOptions): Promise<EmbeddedService>
  /** Beside that of its name, by which the AWS SDK finds what it serves. */
  variables?(endpoint: string): Readonly<Record<string, string>>
  /** Whether it is of no use to an app that declares nothing of it. */
  readonly isForDeclared?: true
}

/** The embedded services, by the names that kinds ask for them. None is loaded before it is asked for. */
export const embeddedServices: Readonly<Record<string, StartedService>> = {
  apigatewaymanagementapi: {
    start: async (options) => (await import("../web-socket/start-connections.ts")).startConnections(options),
    isForDeclared: true,
  },
  dynamodb: {
    start: async (options) => (await import("../dynamodb/start-dynamodb.ts")).startDynamoDb(options),
    variables: streamsVariable,
  },
  kinesis: { start: async (options) => (await import("../kinesis/start-kinesis.ts")).startKinesis(options) },
  events: { start: async (options) => (await import("../events/start-events.ts")).startEvents(options) },
  lambda: { start: async (options) => (await import("../lambda/start-lambda.ts")).startLambda(options) },
  s3: { start: async (options) => (await import("../s3/start-s3.ts")).startS3(options) },
  scheduler: { start: async (options) => (await import("../scheduler/start-scheduler.ts")).startScheduler(options) },
  secretsmanager: {
    start: async (options) =>
      (await import("../secrets-manager/start-secrets-manager.ts")).startSecretsManager(options),
  },
  sns: { start: async (options) => (await import("../sns/start-sns.ts")).startSns(options) },
  sqs: { start: async (options) => (await import("../sqs/start-sqs.ts")).startSqs(options) },
  ssm: {
    start: async (options) =>
      (await import("../parameter-store/start-parameter-store.ts")).startParameterStore(options),
  },
  states: {
    start: async (options) => (await import("../step-functions/start-step-functions.ts")).startStepFunctions(options),
  },
}
