import type { AslMachine } from "./asl.ts"
import type { Journal } from "./journal.ts"

/** What an execution runs in. */
export interface Surroundings {
  readonly machine: AslMachine
  readonly journal: Journal
  readonly clock: Clock
  readonly execution: ExecutionFacts
  /** Aborts when the execution is stopped, or the process ends. */
  readonly signal: AbortSignal
  /** Asks another service. */
  readonly services: ServiceCalls
  readonly callbacks: Callbacks
  readonly children: Children
}

export interface ExecutionFacts {
  readonly arn: string
  readonly name: string
  readonly input: unknown
  /** ISO 8601. */
  readonly startTime: string
  readonly roleArn: string
  readonly machineArn: string
  readonly machineName: string
  /** Name of the App's owner region in events. */
  readonly region: string
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Rejects with the signal's reason when that aborts before. */
  sleepUntil(time: number, signal: AbortSignal): Promise<void>
}

export interface ServiceCalls {
  /** Rejects with an error whose name is AWS's; of a service that nothing stands in for, with a StateError. */
  call(service: string, operation: string, input: Readonly<Record<string, unknown>>): Promise<unknown>
}

/** Tasks that wait until somebody sends their token back. */
export interface Callbacks {
  /** Makes a token and keeps it. */
  create(): Promise<string>
  /** Waits for the outcome; rejects with the StateError that was sent, or when the signal aborts. */
  outcome(token: string, options: { readonly heartbeatMs?: number; readonly signal: AbortSignal }): Promise<unknown>
  /** Forgets the token; who sends it then is told so. */
  drop(token: string): Promise<void>
}

/** Executions that another one started and waits for. */
export interface Children {
  start(
    input: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly executionArn: string; readonly startDate: number }>
  /** Ends one that runs; nothing happens to one that has ended. */
  stop(executionArn: string): Promise<void>
  /** Waits for its end; resolves to what DescribeExecution answers then. */
  ended(executionArn: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>>
}
