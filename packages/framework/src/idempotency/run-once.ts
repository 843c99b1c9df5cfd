import { ConflictError, UnprocessableEntityError } from "../http/http-error.ts"
import { Reply } from "../http/reply.ts"
import { claimOf } from "./claim-of.ts"
import { checkIdempotencyOptions, type IdempotencyOptions } from "./idempotency-options.ts"
import { type Claim, type EarlierRequest, giveBackClaim, keepAnswer, takeClaim } from "./idempotency-store.ts"
import { fromKeptAnswer, toKeptAnswer } from "./kept-answer.ts"

/**
 * Runs what a request asks for, unless it was run before: then it returns what came of it.
 *
 * Throws a ConflictError while an equal request runs, an UnprocessableEntityError for a request of the same key that is
 * not equal, a BadRequestError where there is no key, and what `run` throws; then the next request of the key runs again.
 *
 * @example
 * await runOnce({ table: requestTable, key: ({ id }) => id }, payment, () => charge(payment))
 */
export async function runOnce<Request, Result>(
  options: IdempotencyOptions<Request>,
  request: Request,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  if (process.env.TSAPI_PHASE !== "run") checkIdempotencyOptions("runOnce", options)
  const claim = claimOf(options, request)
  if (!claim) return run()
  const { name } = options.table
  const earlier = await takeClaim(name, claim)
  // What was kept is what an earlier `run` gave.
  if (earlier !== "taken") return answerOf(earlier, claim) as Result
  const { ttl = DAY } = options
  let kept: string | undefined
  try {
    const result = await run()
    kept = isKept(result) ? toKeptAnswer(result) : undefined
    return result
  } finally {
    await settle(name, claim, kept, Math.floor(Date.now() / 1000) + ttl)
  }
}

const DAY = 86_400

// A client that was refused may mend its request and send it again.
function isKept(result: unknown): boolean {
  return !(result instanceof Reply) || result.status < 400
}

// What was run was run: that its answer could not be kept must not make the caller think otherwise.
async function settle(table: string, claim: Claim, answer: string | undefined, expiresAt: number): Promise<void> {
  try {
    await (answer === undefined ? giveBackClaim(table, claim) : keepAnswer(table, claim, { answer, expiresAt }))
  } catch (error) {
    const message = "What became of a request was not kept: another of its key may run it again"
    const timestamp = new Date().toISOString()
    console.error(JSON.stringify({ level: "ERROR", message, timestamp, id: claim.id, error: String(error) }))
  }
}

function answerOf({ isFinished, payloadHash, answer, lostAt }: EarlierRequest, claim: Claim): unknown {
  if (payloadHash !== claim.payloadHash) {
    throw new UnprocessableEntityError("The idempotency key was used for another request")
  }
  if (!isFinished) {
    const seconds = Math.max(1, Math.ceil((lostAt - Date.now()) / 1000))
    const headers = { "Retry-After": String(Math.min(seconds, 5)) }
    throw new ConflictError("A request with this idempotency key is being answered", { headers })
  }
  if (answer === undefined) {
    throw new ConflictError(
      "The request with this idempotency key was answered, and its answer was too large to be kept",
    )
  }
  return fromKeptAnswer(answer)
}
