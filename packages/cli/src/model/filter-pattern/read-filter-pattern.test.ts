import { expect, test } from "vitest"
import { readFilterPattern } from "./read-filter-pattern.ts"

const fits = (pattern: string, line: string) => readFilterPattern(pattern)(line) !== undefined

// Those of https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
test.each([
  ["%AUTHORIZED%", "[ERROR 401] UNAUTHORIZED REQUEST", "[ERROR 400] BAD REQUEST"],
  ["%10\\.10\\.0\\.1%", "from 10.10.0.1", "from 10.10.001"],
  ["%gr[ae]y|gre{2}n%", "green", "gren"],
  ["ERROR", "[ERROR 400] BAD REQUEST", "[error 400] bad request"],
  ["ERROR ARGUMENTS", "[ERROR 419] MISSING ARGUMENTS", "[ERROR 400] BAD REQUEST"],
  ['"INTERNAL SERVER ERROR"', "[ERROR 500] INTERNAL SERVER ERROR", "INTERNAL ERROR OF SERVER"],
  ['"say \\"no\\""', 'they say "no"', "they say no"],
  ["?ERROR ?ARGUMENTS", "MISSING ARGUMENTS", "BAD REQUEST"],
  ["ERROR -ARGUMENTS", "[ERROR 400] BAD REQUEST", "[ERROR 419] MISSING ARGUMENTS"],
  ['-"MISSING ARGUMENTS"', "[ERROR 400] BAD REQUEST", "[ERROR 419] MISSING ARGUMENTS"],
])("terms: %s", (pattern, fitting, other) => {
  expect(fits(pattern, fitting)).toBe(true)
  expect(fits(pattern, other)).toBe(false)
})

test("an empty pattern is for all lines", () => {
  expect(fits("", "anything")).toBe(true)
})

const event = JSON.stringify({
  eventType: "UpdateTrail",
  sourceIPAddress: "111.111.111.111",
  arrayKey: ["value", "another value"],
  objectList: [
    { name: "a", id: 1 },
    { name: "b", id: 2 },
  ],
  SomeObject: null,
  "cluster.name": "c",
  ThisFlag: true,
  latency: 47.5,
  errorCode: 400,
})

test.each([
  ['{ $.eventType = "UpdateTrail" }', '{ $.eventType = "DeleteTrail" }'],
  ['{ $.eventType = "Update*" }', '{ $.eventType = "*Update" }'],
  ["{ $.eventType = UpdateTrail }", "{ $.eventType = Update }"],
  ["{ $.eventType = %Trail% }", "{ $.eventType = %^Trail% }"],
  ["{ $.sourceIPAddress != 123.123.* }", "{ $.sourceIPAddress != 111.111.* }"],
  ['{ $.arrayKey[0] = "value" }', '{ $.arrayKey[1] = "value" }'],
  ['{ $.arrayKey[*] = "another value" }', '{ $.arrayKey = "value" }'],
  ["{ $.objectList[1].id = 2 }", "{ $.objectList[0].id = 2 }"],
  ["{ $.SomeObject IS NULL }", "{ $.eventType IS NULL }"],
  ["{ $.SomeOtherObject NOT EXISTS }", "{ $.SomeObject NOT EXISTS }"],
  ["{ $.ThisFlag IS TRUE }", "{ $.ThisFlag IS FALSE }"],
  ["{ $.latency < 50 && $.latency >= 47.5 }", "{ $.latency > 4.75e1 }"],
  ["{ $.errorCode = 400.0 }", "{ $.errorCode != 400 }"],
  ["{ $.['cluster.name'] = c }", "{ $.cluster.name = c }"],
  [
    '{ ($.errorCode = 1) || (($.latency > 1) && ($.eventType = "Update*")) }',
    "{ $.errorCode = 1 || $.x = 1 && $.y = 1 }",
  ],
  ["{ $.errorCode = 400 || $.x = 1 && $.y = 1 }", "{ ($.errorCode = 400 || $.x = 1) && $.y = 1 }"],
  ["{ $.missing NOT EXISTS }", '{ $.missing != "x" }'],
])("JSON: %s, and not %s", (pattern, other) => {
  expect(fits(pattern, event)).toBe(true)
  expect(fits(other, event)).toBe(false)
  expect(fits(pattern, `2026-01-01T00:00:00.000Z\tid\tINFO\t${event}`)).toBe(false)
})

const access = '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534'

test.each([
  ["[ip, server, username, timestamp, request, status_code, bytes]", "[ip, a, b, c, d, e, f, bytes]"],
  ["[ip, server, username, timestamp, request =*.html*, status_code = 4*, bytes]", "[ip, a, b, c, d, e = 5*, f]"],
  ["[..., bytes > 1000]", "[..., bytes > 2000]"],
  ["[ip = 127.0.0.1, ..., status_code = 404 || status_code = 410, bytes]", "[ip != 127.0.0.1, ...]"],
  ["[ip = %^127%, ...]", "[ip = %^128%, ...]"],
  ['[a, b, c, d, e = "GET *", f != 5* && f > 400, g]', "[a, b, c, d, e, (f = 200 || f = 302), g]"],
])("fields: %s, and not %s", (pattern, other) => {
  expect(fits(pattern, access)).toBe(true)
  expect(fits(other, access)).toBe(false)
})

test("fields of a line are taken out of it, and the last has the rest", () => {
  expect(readFilterPattern("[ip, ..., request, status, bytes]")(access)).toEqual({
    extractedFields: { ip: "127.0.0.1", request: "GET /index.html HTTP/1.0", status: "404", bytes: "1534" },
  })
  expect(readFilterPattern("[w1=ERROR, w2]")("ERROR 419 MISSING ARGUMENTS")).toEqual({
    extractedFields: { w1: "ERROR", w2: "419 MISSING ARGUMENTS" },
  })
})

test.each([
  ["a.b", "has the term a.b, which is not only letters, digits and _"],
  ["?ERROR WARN", "has terms with ? beside others"],
  ["ERROR %x%", 'has a regular expression beside terms at "%x%"'],
  ["%x% ERROR", 'has something beside its regular expression at " ERROR"'],
  ['"open', "has a quotation mark that does not end"],
  ["%open", "has a regular expression that does not end"],
  ["%(a|b)%", "has ( in a regular expression"],
  ["%[a%", "has a regular expression that is none: Invalid regular expression: /[a/: Unterminated character class"],
  ["%%", "has an empty regular expression"],
  ["{ $.a = %x% && $.b = %y% && $.c = %z% }", "has more than two regular expressions"],
  ["{ level = 1 }", 'lacks a selector such as $.level at "level = 1 }"'],
  ["{ $.a }", 'lacks a comparison at "}"'],
  ["{ $.a = 1", "lacks a } at its end"],
  ["{ $.a > b }", 'compares with b, which is no number, at " }"'],
  ["{ $.a > %1% }", 'lacks a number at "%1% }"'],
  ["{ $.a = }", 'lacks a value at "}"'],
  ["{ $.a.[x] = 1 }", 'has a selector that is none at ".[x] = 1 }"'],
  ["{ $.a = 1 } x", 'goes on behind its } at "x"'],
  ["[a, a]", "has the field a twice"],
  ["[..., a, ...]", "has ... twice"],
  ["[a, b = 1 && c = 2]", 'compares something else than its field b at " = 2]"'],
  ["[a,, b]", 'lacks the name of a field at ", b]"'],
  ["[a", "lacks a comparison at its end"],
])("what CloudWatch Logs would refuse is a fault: %s", (pattern, problem) => {
  expect(() => readFilterPattern(pattern)).toThrow(problem)
})
