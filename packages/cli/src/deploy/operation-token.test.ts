import { expect, it } from "vitest"
import { makeOperationToken, userOfToken } from "./operation-token.ts"

it("carries the user's name in a form that CloudFormation takes as a change set's name", () => {
  const token = makeOperationToken("alice-smith")
  expect(token).toMatch(/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/)
  expect(userOfToken(token)).toBe("alice-smith")
})

it("finds no user in the tokens of others", () => {
  expect(userOfToken(undefined)).toBeUndefined()
  expect(userOfToken("Console-ExecuteChangeSet-1234")).toBeUndefined()
})
