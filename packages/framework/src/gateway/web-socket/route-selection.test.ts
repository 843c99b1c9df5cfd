import { expect, it } from "vitest"
import { compileRouteSelection } from "./route-selection.ts"

it.each([
  ["$request.body.action", { action: "say" }, "say"],
  ["${request.body.action}", { action: "say" }, "say"],
  ["$request.body.head.type", { head: { type: "say" } }, "say"],
  ["${request.body.service}/${request.body.method}", { service: "chat", method: "say" }, "chat/say"],
  ["v${request.body.version}", { version: 2 }, "v2"],
  ["$request.body.done", { done: true }, "true"],
  ["$request.body.action", { other: "say" }, undefined],
  ["$request.body.action", { action: { deep: 1 } }, undefined],
  ["$request.body.action", { action: null }, undefined],
  ["$request.body.toString", {}, undefined],
  ["$request.body.length", ["say"], undefined],
])("%s of %j is %j", (expression, message, key) => {
  expect(compileRouteSelection(expression)?.(JSON.stringify(message))).toBe(key)
})

it.each(["hi", "", "{"])("takes %j, which is no JSON, for a message without a key", (message) => {
  expect(compileRouteSelection("$request.body.action")?.(message)).toBeUndefined()
})

it.each(["action", "$request.header.x", "$request.body", "$request.body.a-$request.body.b", "${request.body.a}$x", ""])(
  "knows that %j selects nothing",
  (expression) => {
    expect(compileRouteSelection(expression)).toBeUndefined()
  },
)
