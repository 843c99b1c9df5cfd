import { randomUUID } from "node:crypto"
import { ServiceError } from "../../protocol/service-error.ts"
import { runMachine } from "../interpreter/run-machine.ts"
import type { Children, Clock, ServiceCalls } from "../interpreter/surroundings.ts"
import { abortable } from "../../state/abortable.ts"
import type { ExecutionRecord, MachineRecord } from "../store/records.ts"
import { dropExecution, putExecution, type StepFunctionsStore } from "../store/step-functions-store.ts"
import { endingEvent, type Ending } from "./ending-event.ts"
import { ExecutionJournal } from "./execution-journal.ts"
import { describeChild, endedExecution, isExpress, newExecution } from "./execution-record.ts"
import type { TaskTokens } from "./task-tokens.ts"

interface Running {
  readonly stop: AbortController
  readonly journal: ExecutionJournal
  readonly ended: Promise<ExecutionRecord>
}

export interface ExecutionsOptions {
  readonly store: StepFunctionsStore
  readonly tokens: TaskTokens
  readonly clock: Clock
  readonly services: ServiceCalls
  readonly region: string
  /** What StartExecution does, for executions that others start. */
  startChild(input: Readonly<Record<string, unknown>>): Promise<ExecutionRecord>
  /** Is told of each that has ended. */
  onEnd?(record: ExecutionRecord): Promise<void>
}

/** The executions: those that run do so in this process, and go on in the next one where it ends before them. */
export class Executions {
  readonly #options: ExecutionsOptions
  readonly #running = new Map<string, Running>()
  #isClosed = false

  constructor(options: ExecutionsOptions) {
    this.#options = options
  }

  /** Lets go on what ran when the last process ended. */
  async resume(): Promise<void> {
    const records = await this.#options.store.executions()
    for (const record of records.filter(({ status }) => status === "RUNNING")) await this.#run(record)
  }

  async start(
    machine: MachineRecord,
    { name = randomUUID(), input = "{}" }: { name?: string; input?: string },
  ): Promise<ExecutionRecord> {
    const { store, clock } = this.#options
    const record = newExecution(machine, { name, input, now: clock.now() })
    const known = store.execution(record.arn)
    if (known?.status === "RUNNING" && known.input === input) return known
    if (known) {
      throw new ServiceError("ExecutionAlreadyExists", `Execution Already Exists: '${record.arn}'`)
    }
    await store.state.commit([putExecution(record)])
    await this.#run(record)
    return record
  }

  /** Waits for the end of an execution. */
  async ended(arn: string, signal: AbortSignal): Promise<ExecutionRecord> {
    const running = this.#running.get(arn)
    if (running) return abortable(running.ended, signal)
    const record = this.#options.store.execution(arn)
    if (!record || record.status === "RUNNING") throw new Error(`The execution ${arn} does not run`)
    return record
  }

  async stop(
    arn: string,
    { error, cause }: { readonly error?: string; readonly cause?: string },
  ): Promise<ExecutionRecord> {
    const running = this.#running.get(arn)
    if (!running) throw new ServiceError("ValidationException", `The execution ${arn} does not run`)
    running.stop.abort(new Stopped(error, cause))
    return running.ended
  }

  /** Writes down all events of an execution so far. */
  async flush(arn: string): Promise<void> {
    await this.#running.get(arn)?.journal.flush()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const { stop, journal } of this.#running.values()) {
      await journal.close()
      stop.abort(new Error("tsapi local ends"))
    }
  }

  async #run(record: ExecutionRecord): Promise<void> {
    const { store, clock } = this.#options
    const journal = await ExecutionJournal.open(store, record.arn, () => clock.now())
    const stop = new AbortController()
    const ended = this.#finish(record, journal, this.#outcome(record, journal, stop.signal))
    this.#running.set(record.arn, { stop, journal, ended })
    // Nobody may wait for it.
    ended.catch(() => undefined)
  }

  async #outcome(record: ExecutionRecord, journal: ExecutionJournal, signal: AbortSignal): Promise<Ending> {
    const { clock, tokens, services, region } = this.#options
    const [machineName = ""] = record.machineArn.split(":").slice(-1)
    try {
      return await runMachine({
        ...{ journal, clock, services, signal, callbacks: tokens, children: this.#children() },
        machine: JSON.parse(record.definition),
        execution: {
          ...{
            arn: record.arn,
            name: record.name,
            roleArn: record.roleArn,
            machineArn: record.machineArn,
            machineName,
            region,
          },
          input: JSON.parse(record.input),
          startTime: new Date(record.startedAt).toISOString(),
        },
      })
    } catch (error) {
      if (error instanceof Stopped) return { status: "ABORTED", error: error.error, cause: error.reason }
      throw error
    }
  }

  async #finish(
    record: ExecutionRecord,
    journal: ExecutionJournal,
    outcome: Promise<Ending>,
  ): Promise<ExecutionRecord> {
    const ending = await outcome
    if (this.#isClosed) throw new Error("tsapi local ends")
    const ended = endedExecution(record, ending, this.#options.clock.now())
    const { type, details } = endingEvent(ending)
    journal.record(type, { previous: journal.lastId, details })
    await journal.end([isExpress(record) ? dropExecution(record.arn) : putExecution(ended)])
    // Step Functions keeps nothing of express executions.
    if (isExpress(record)) await this.#options.store.clearHistory(record.arn)
    this.#running.delete(record.arn)
    void this.#options.onEnd?.(ended)
    return ended
  }

  #children(): Children {
    return {
      start: async (input) => {
        const { arn, startedAt } = await this.#options.startChild(input)
        return { executionArn: arn, startDate: startedAt / 1000 }
      },
      ended: async (arn, signal) => describeChild(await this.ended(arn, signal)),
    }
  }
}

/** Why an execution was stopped by a request. */
class Stopped extends Error {
  readonly error: string | undefined
  readonly reason: string | undefined

  constructor(error: string | undefined, reason: string | undefined) {
    super("The execution was stopped")
    this.error = error
    this.reason = reason
  }
}
