import type { AccessJudge, JudgedNeed, Judgement, SdkRequest } from "../../model/access-judge.ts"
import type { RefusedCall } from "../worker/sdk/gate-protocol.ts"
import type { Verdict } from "../worker/sdk/sdk-gate.ts"
import type { CallCounts } from "./call-counts.ts"
import { refusalText } from "./refusal-text.ts"

export interface RefusalReport {
  readonly functionId: string
  /** `DeleteItem`. */
  readonly operation: string
  readonly needs: readonly JudgedNeed[]
  readonly stack: string
  readonly signed: boolean
  readonly judge: AccessJudge
}

export interface AccessGuardOptions {
  /** Infers the policies; called once, before the first request or soon after the start. */
  judge(): Promise<AccessJudge>
  readonly counts: CallCounts
  /** The ARN that AWS shows for the function. */
  principal(functionId: string): string
  /** The first refusal of its sort. */
  onRefused(report: RefusalReport): void
  /** The policies could not be inferred, or an operation is not known: nothing is refused then. */
  onUnjudged(text: string): void
  /** Every sort of request, when it is first made; it is counted in the cell. */
  onJudged(judged: JudgedRequest): void
}

export interface JudgedRequest {
  readonly functionId: string
  readonly operation: string
  readonly judgement: Judgement
  readonly cell: number
}

/** Answers the gates of all threads of one version of the app. */
export class AccessGuard {
  readonly #options: AccessGuardOptions
  readonly #pending = new Map<number, Omit<RefusalReport, "stack" | "signed">>()
  readonly #cells = new Map<string, number>()
  readonly #reported = new Set<string>()
  #judge: Promise<AccessJudge | undefined> | undefined
  #tickets = 0

  constructor(options: AccessGuardOptions) {
    this.#options = options
  }

  /** Infers the policies ahead of the first request. Never rejects. */
  async prepare(): Promise<void> {
    await this.#ready()
  }

  async answer(functionId: string, request: SdkRequest): Promise<Verdict> {
    const judge = await this.#ready()
    if (!judge) return { cell: 0, parameters: [] }
    const { operation, client } = request
    const judgement = this.#judged(judge, functionId, request)
    if (judgement.verdict === "unknown") {
      const reason = `${client} ${operation} is not in tsapi's tables, so it is not judged by the policy`
      const text = `${functionId}: ${judgement.note ?? reason}`
      this.#once(text, () => this.#options.onUnjudged(text))
      return { cell: 0, parameters: judgement.parameters }
    }
    const cell = this.#cellFor({ functionId, operation, judgement })
    const parameters = cell === undefined ? {} : { parameters: judgement.parameters }
    const refused = judgement.needs.find(({ decision }) => decision !== "allow")
    if (!refused) return { cell: cell ?? 0, ...parameters }
    const ticket = ++this.#tickets
    this.#pending.set(ticket, { functionId, operation, needs: judgement.needs, judge })
    const refusal = refusalText(refused, this.#options.principal(functionId))
    return { cell: cell ?? 0, ...parameters, refusal: { ...refusal, ticket } }
  }

  /** A thread tells where a request was made that it did not send. */
  refused({ refused, stack, signed }: RefusedCall): void {
    const report = this.#pending.get(refused)
    if (!report) return
    const lacking = report.needs.filter(({ decision }) => decision !== "allow")
    const key = `${report.functionId} ${report.operation} ${lacking.map((need) => need.action + need.resource).join()}`
    this.#once(key, () => this.#options.onRefused({ ...report, needs: lacking, stack, signed }))
  }

  // A thread is waiting: whatever happens, it gets an answer.
  #judged(judge: AccessJudge, functionId: string, request: SdkRequest): Judgement {
    try {
      return judge.judge(functionId, request)
    } catch (error) {
      this.#options.onUnjudged(`${functionId}: ${request.operation} cannot be judged: ${String(error)}`)
      return { verdict: "unknown", parameters: [], needs: [] }
    }
  }

  #cellFor(judged: Omit<JudgedRequest, "cell">): number | undefined {
    const key = JSON.stringify([judged.functionId, judged.operation, judged.judgement.needs])
    const cell = this.#cells.get(key) ?? this.#options.counts.take()
    if (cell === undefined) return undefined
    if (!this.#cells.has(key)) {
      this.#cells.set(key, cell)
      this.#options.onJudged({ ...judged, cell })
    }
    Atomics.add(this.#options.counts.cells, cell, 1)
    return cell
  }

  #once(key: string, report: () => void): void {
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    report()
  }

  #ready(): Promise<AccessJudge | undefined> {
    this.#judge ??= this.#options.judge().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      this.#options.onUnjudged(`the policies cannot be inferred, so nothing is refused: ${reason}`)
      return undefined
    })
    return this.#judge
  }
}
