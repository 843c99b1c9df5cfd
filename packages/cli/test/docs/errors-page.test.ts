import { readFileSync } from "node:fs"
import path from "node:path"
import { expect, it } from "vitest"
import { errorCodes } from "../../src/errors/codes.ts"
import { repository } from "./extract-fences.ts"

const text = readFileSync(path.join(repository, "docs/errors.md"), "utf8")
const sections = text.split(/^## /m).slice(1)

it("has one heading per error code, sorted", () => {
  expect(sections.map((section) => section.split("\n")[0])).toEqual(Object.keys(errorCodes).toSorted())
})

it("says something about each code", () => {
  expect(sections.filter((section) => section.split("\n").slice(1).join("").trim() === "")).toEqual([])
})

it("keeps the table of codes sorted", () => {
  expect(Object.keys(errorCodes)).toEqual(Object.keys(errorCodes).toSorted())
})
