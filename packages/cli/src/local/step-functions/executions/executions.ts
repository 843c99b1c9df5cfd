import { randomUUID } from "node:crypto"
import { ServiceError } from "../../protocol/service-error.ts"
import type { AslMachine } from "../interpreter/asl.ts"
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
  /** Is told of each that begins, and that ends. */
  onStatus?(record: ExecutionRecord): Promise<void>
}

/** The executions: those that run do so in this process, and go on in the next one where it ends before them. */
export class Executions {
  readonly #options: ExecutionsOptions
  readonly #running = new Map<string, Running>()
  /** Those that nobody else may start meanwhile. */
  readonly #starting = new Map<string, Promise<ExecutionRecord>>()
  #isClosed = false

  constructor(options: ExecutionsOptions) {
    this.#options = options
  }

  /** Lets go on what ran when the last process ended. */
  async resume(): Promise<void> {
    const records = (await this.#options.store.executions()).filter(({ status }) => status === "RUNNING")
    const journals = await Promise.all(records.map((record) => this.#journalOf(record)))
    // All at once: one that waits for another has to find it.
    for (const [index, journal] of journals.entries()) {
      const record = records[index]
      if (record) this.#run(record, journal)
    }
  }

  async start(
    machine: MachineRecord,
    { name = randomUUID(), input = "{}" }: { name?: string; input?: string },
  ): Promise<ExecutionRecord> {
    const { store, clock } = this.#options
    const record = newExecution(machine, { name, input, now: clock.now() })
    const known = (await this.#starting.get(record.arn)) ?? store.execution(record.arn)
    if (known?.status === "RUNNING" && known.input === input) return known
    if (known) {
      throw new ServiceError("ExecutionAlreadyExists", `Execution Already Exists: '${record.arn}'`)
    }
    const begun = this.#begin(record)
    this.#starting.set(record.arn, begun)
    return begun.finally(() => this.#starting.delete(record.arn))
  }

  async #begin(record: ExecutionRecord): Promise<ExecutionRecord> {
    await this.#options.store.state.commit([putExecution(record)])
    void this.#options.onStatus?.(record)
    this.#run(record, await this.#journalOf(record))
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

  #journalOf(record: ExecutionRecord): Promise<ExecutionJournal> {
    const { store, clock } = this.#options
    const now = () => clock.now()
    return ExecutionJournal.open(
      store,
      record.arn,
      isExpress(record) ? { now } : { now, maximumEvents: MAXIMUM_EVENTS },
    )
  }

  #run(record: ExecutionRecord, journal: ExecutionJournal): void {
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
        machine: withinQuotas(record),
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
    journal.recordEnd(type, details)
    await journal.end([isExpress(record) ? dropExecution(record.arn) : putExecution(ended)])
    // Step Functions keeps nothing of express executions.
    if (isExpress(record)) await this.#options.store.clearHistory(record.arn)
    this.#running.delete(record.arn)
    void this.#options.onStatus?.(ended)
    return ended
  }

  #children(): Children {
    return {
      start: async (input) => {
        const { arn, startedAt } = await this.#options.startChild(input)
        return { executionArn: arn, startDate: startedAt / 1000 }
      },
      ended: async (arn, signal) => describeChild(await this.ended(arn, signal)),
      stop: async (arn) => {
        // The end of this process stops no execution: it goes on in the next one.
        if (!this.#isClosed && this.#running.has(arn)) await this.stop(arn, {})
      },
    }
  }
}

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-state-machine-executions
const MAXIMUM_EVENTS = 25_000
const EXPRESS_SECONDS = 300

function withinQuotas(record: ExecutionRecord): AslMachine {
  const machine: AslMachine = JSON.parse(record.definition)
  const { TimeoutSeconds = EXPRESS_SECONDS } = machine
  return isExpress(record) ? { ...machine, TimeoutSeconds: Math.min(TimeoutSeconds, EXPRESS_SECONDS) } : machine
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
