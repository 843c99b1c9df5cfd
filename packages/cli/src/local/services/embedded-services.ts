import type { WebSocketConnections } from "@tsapi/framework/emulator"
import type { EmbeddedService, ServiceOptions } from "./embedded-service.ts"

export interface AnyServiceOptions extends ServiceOptions {
  /** The clients of the app's WebSocket API. */
  readonly connections: WebSocketConnections
}

type StartService = (options: AnyServiceOptions) => Promise<EmbeddedService>

/** The embedded services, by the names that kinds ask for them. None is loaded before it is asked for. */
export const embeddedServices: Readonly<Record<string, StartService>> = {
  apigatewaymanagementapi: async (options) =>
    (await import("../web-socket/start-connections.ts")).startConnections(options),
  dynamodb: async (options) => (await import("../dynamodb/start-dynamodb.ts")).startDynamoDb(options),
  kinesis: async (options) => (await import("../kinesis/start-kinesis.ts")).startKinesis(options),
  events: async (options) => (await import("../events/start-events.ts")).startEvents(options),
  lambda: async (options) => (await import("../lambda/start-lambda.ts")).startLambda(options),
  s3: async (options) => (await import("../s3/start-s3.ts")).startS3(options),
  scheduler: async (options) => (await import("../scheduler/start-scheduler.ts")).startScheduler(options),
  secretsmanager: async (options) =>
    (await import("../secrets-manager/start-secrets-manager.ts")).startSecretsManager(options),
  sns: async (options) => (await import("../sns/start-sns.ts")).startSns(options),
  sqs: async (options) => (await import("../sqs/start-sqs.ts")).startSqs(options),
  ssm: async (options) => (await import("../parameter-store/start-parameter-store.ts")).startParameterStore(options),
  states: async (options) => (await import("../step-functions/start-step-functions.ts")).startStepFunctions(options),
}
