import { matchesPattern } from "@tsapi/framework/iam"
import type { PlainPolicy, PlainStatement } from "../../../src/policy/evaluate-policy.ts"
import type { CorpusCase } from "../corpus-case.ts"
import { nearMissesAllowedBy, refusedBy } from "../literal-document.ts"

export interface Answer {
  readonly corpusCase: CorpusCase
  /** Absent where the tool failed. */
  readonly policy: PlainPolicy | undefined
  readonly milliseconds: number
}

/** Sums over the corpus. */
export interface Score {
  readonly cases: number
  readonly failed: number
  /** Cases whose policy is exactly the expected one. */
  readonly exact: number
  readonly needed: number
  readonly granted: number
  /** Needed pairs that the policy names with the very resource. */
  readonly onTheResource: number
  /** Actions a policy allows that its handler never needs, but for those of KMS. */
  readonly spare: number
  readonly spareKms: number
  readonly nearMisses: number
  readonly nearMissesAllowed: number
  readonly medianMilliseconds: number
}

export function scoreOf(answers: readonly Answer[]): Score {
  const sum = (count: (answer: Required<Answer>) => number) =>
    answers.reduce((total, answer) => total + count({ ...answer, policy: answer.policy ?? nothing }), 0)
  const spareActions = ({ policy, corpusCase: { allowed } }: Required<Answer>) =>
    actionsOf(policy ?? nothing).filter((pattern) => !allowed.some(({ action }) => matchesPattern(pattern, action)))
  const isKms = (action: string) => action.startsWith("kms:")
  return {
    cases: answers.length,
    failed: answers.filter(({ policy }) => !policy).length,
    exact: answers.filter(({ policy, corpusCase }) => policy && isExact(policy, corpusCase)).length,
    needed: sum(({ corpusCase }) => corpusCase.allowed.length),
    granted: sum(
      ({ policy, corpusCase }) => corpusCase.allowed.length - refusedBy(policy ?? nothing, corpusCase).length,
    ),
    onTheResource: sum(({ policy, corpusCase }) => {
      const pairs = new Set(pairsOf(policy ?? nothing))
      return corpusCase.allowed.filter(({ action, resource }) => pairs.has(`${action} ${resource}`)).length
    }),
    spare: sum((answer) => spareActions(answer).filter((action) => !isKms(action)).length),
    spareKms: sum((answer) => spareActions(answer).filter(isKms).length),
    nearMisses: sum(({ corpusCase }) => corpusCase.denied.length),
    nearMissesAllowed: sum(({ policy, corpusCase }) => nearMissesAllowedBy(policy ?? nothing, corpusCase).length),
    medianMilliseconds: median(answers.map(({ milliseconds }) => milliseconds)),
  }
}

const nothing: PlainPolicy = { Statement: [] }

function isExact(policy: PlainPolicy, { allowed }: CorpusCase): boolean {
  const expected = allowed.map(({ action, resource }) => `${action} ${resource}`)
  return JSON.stringify(pairsOf(policy)) === JSON.stringify([...new Set(expected)].toSorted())
}

function pairsOf({ Statement }: PlainPolicy): readonly string[] {
  const pairs = Statement.flatMap((statement) =>
    listOf(statement.Action).flatMap((action) => listOf(statement.Resource).map((resource) => `${action} ${resource}`)),
  )
  return [...new Set(pairs)].toSorted()
}

function actionsOf({ Statement }: PlainPolicy): readonly string[] {
  return [...new Set(Statement.flatMap(({ Action }) => listOf(Action)))]
}

function listOf(value: PlainStatement["Action"]): readonly string[] {
  if (value === undefined) return []
  return typeof value === "string" ? [value] : value
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
