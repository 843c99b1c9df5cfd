import { expect, test } from "vitest"
import { createInterpreter } from "../interpreter/create-interpreter.ts"
import { parseProgram } from "../program/parse-program.ts"
import { createAccessJudge } from "./create-access-judge.ts"

const { judge } = createAccessJudge([{ functionId: "Api", grants: [], warnings: [] }], {
  ...{ region: "us-east-1", accountId: "111122223333", references: [], values: {} },
})

function tablesOf(TableName: string): readonly string[] {
  const input = { TableName, KeyConditionExpression: "author = :author", FilterExpression: "contains(title, :words)" }
  const { needs } = judge("Api", { client: "DynamoDBClient", operation: "Query", input })
  return needs.map(({ resource }) => resource)
}

function infer(): void {
  const program = parseProgram({ code: "", map: '{"version":3,"sources":[],"names":[],"mappings":""}' }, "/")
  createInterpreter({
    ...{ program, environment: {}, isEnvironmentComplete: true, references: [], eventValues: [] },
    ...{ aggregatedModules: [], opaquePackages: new Map(), getterNames: new Set(), exportsOf: () => new Set() },
    ...{ budget: 1, sensitive: true },
  })
}

test("a request is judged by what it names, whatever was judged before and inferred in between", () => {
  const table = (name: string) => [`arn:aws:dynamodb:us-east-1:111122223333:table/${name}`]
  expect(tablesOf("todos")).toEqual(table("todos"))
  infer()
  expect(tablesOf("users")).toEqual(table("users"))
  infer()
  expect(tablesOf("todos")).toEqual(table("todos"))
})
