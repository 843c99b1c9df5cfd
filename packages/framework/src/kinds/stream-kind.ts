import type { AppDefinition } from "../declarations/app-options.ts"
import type { StreamTriggerOptions } from "../declarations/stream-trigger.ts"
import { describeTriggers, type TriggerDeclaration } from "../declarations/trigger.ts"
import { createTriggerRunner, type Triggered } from "../dispatch/create-trigger-runner.ts"
import { runStreamRecords } from "../dispatch/run-stream-records.ts"
import type { TriggerKind } from "./runtime-kind.ts"

export interface StreamKind<Raw, Request, Options, Own> {
  readonly name: string
  /** What its records say of where they come from: `aws:kinesis`. */
  readonly eventSource: string
  /** Whether the stream of an ARN is that of a method. */
  isOf(streamArn: string, options: Options): boolean
  /** The sequence number. */
  idOf(record: Raw | Request): string
  /** Rejects for a record that does not fit its schema. */
  toRequest(record: Raw, triggered: Pick<Triggered<Options>, "options" | "context">): Promise<Request>
  /** What the build reads of the options. Deployed code leaves it out. */
  readonly describe: ((options: Options) => Own) | undefined
}

/** The run-time half of a trigger that takes the records of a stream. */
export function streamKind<
  Raw extends StreamEvent["Records"][number],
  Request,
  Options extends StreamTriggerOptions,
  Own extends object,
>({
  name,
  eventSource,
  isOf,
  idOf,
  toRequest,
  describe,
}: StreamKind<Raw, Request, Options, Own>): TriggerKind<
  Request | readonly Request[],
  unknown,
  TriggerDeclaration & Own
> {
  return {
    name,
    accepts: (event) => (Object(event) as Partial<StreamEvent>).Records?.[0]?.eventSource === eventSource,
    createRunner: createTriggerRunner<{ readonly Records: readonly Raw[] }, Options>(name, {
      isFor: ({ Records: [record] }, options) => isOf(record?.eventSourceARN ?? "", options),
      answer: ({ Records: records }, triggered) =>
        runStreamRecords(records, triggered, { idOf, toRequest: (record) => toRequest(record, triggered) }),
    }),
    describe:
      process.env.TSAPI_PHASE === "run" || !describe
        ? undefined
        : (app: AppDefinition) => describeTriggers(app, name, describe),
  }
}

interface StreamEvent {
  readonly Records: readonly { readonly eventSource: string; readonly eventSourceARN: string }[]
}
