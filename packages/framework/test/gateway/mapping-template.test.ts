import { describe, expect, it } from "vitest"
import { mappingTemplate } from "../../src/gateway/integrations/mapping/mapping-template.ts"
import { noOverrides } from "../../src/gateway/integrations/mapping/template-variables.ts"
import { TemplateError } from "../../src/gateway/integrations/mapping/template-error.ts"
import { eventOf } from "./event-fixture.ts"

const event = await eventOf(
  "/todos/7?q=a%20b",
  { headers: [["X-Tenant", "acme"]] },
  { stageVariables: { env: "dev" } },
  "/todos/{id}",
)

function run(template: string, body: unknown = {}) {
  const overrides = noOverrides()
  const text = mappingTemplate(template)({
    event,
    body: typeof body === "string" ? body : JSON.stringify(body),
    overrides,
  })
  return { text, ...overrides }
}

function failure(template: string, body?: unknown): TemplateError {
  try {
    run(template, body)
  } catch (error) {
    if (error instanceof TemplateError) return error
  }
  throw new Error("the template ran")
}

describe("a mapping template", () => {
  it.each([
    ['$input.path("$.a.b")', { a: { b: 5 } }, "5"],
    ["$input.path('$.list[1]')", { list: ["x", "y"] }, "y"],
    ["$input.path('$.list[*].id')", { list: [{ id: 1 }, { id: 2 }] }, "[1,2]"],
    ["$input.path('$..id')", { id: 1, in: { id: 2 } }, "[1,2]"],
    ["[$input.path('$.none')]", {}, "[]"],
    ["$input.path('$')", { a: 1, b: [{ c: 5 }] }, '{a=1, b=[{"c":5}]}'],
    ["$input.json('$')", { a: [1] }, '{"a":[1]}'],
    ["$input.json('$.none')", {}, '""'],
    ["$input.body", "", "{}"],
    ["$input.body", "plain", "plain"],
    ["$input.path('$.list').size()", { list: [1, 2, 3] }, "3"],
  ])("reads the body with %s", (template, body, expected) => {
    expect(run(template, body).text).toBe(expected)
  })

  it.each([
    ['$input.params("id") $input.params("q") $input.params("X-Tenant") [$input.params("none")]', "7 a b acme []"],
    ['$input.params().querystring.get("q") ${input.params().path.id}', "a b 7"],
    ["$stageVariables.env [$stageVariables.none] [$context.authorizer.none]", "dev [] []"],
    ["$context.identity.sourceIp", "127.0.0.1"],
    ["$unknown $!unknown ${unknown.x}", "$unknown  ${unknown.x}"],
  ])("reads the request with %s", (template, expected) => {
    expect(run(template).text).toBe(expected)
  })

  it.each([
    ["$util.escapeJavaScript($input.path('$.t'))", `it\\'s \\"q\\" \\\\ \\/ \\n \\u00E9`],
    [String.raw`$util.escapeJavaScript($input.path('$.t')).replaceAll("\\'","'")`, `it's \\"q\\" \\\\ \\/ \\n \\u00E9`],
    ["$util.urlEncode('a b&c=/é')", "a+b%26c%3D%2F%C3%A9"],
    ["$util.urlDecode('a+b%26c%3D%C3%A9')", "a b&c=é"],
    ["$util.base64Encode('é') $util.base64Decode('w6k=')", "w6k= é"],
    ['$util.parseJson(\'{"a": {"b": [1, 2]}}\').a.b.get(1)', "2"],
  ])("has %s", (template, expected) => {
    expect(run(template, { t: 'it\'s "q" \\ / \n é' }).text).toBe(expected)
  })

  it.each([
    ["#foreach($one in $input.path('$.list'))$foreach.count:$one#if($foreach.hasNext), #end#end", "1:a, 2:b"],
    ["#set($map = {'a': 1})#set($map.b = 2)#foreach($name in $map.keySet())$name=$map.get($name);#end", "a=1;b=2;"],
    ["#if($input.path('$.n') > 2 && $input.path('$.none') == '')big#elseif(1 == 1)small#{else}none#end", "big"],
    ["#set($x = 7 / 2)$x #set($y = 7.0 / 2)$y #set($z = 7 % 4)$z", "3 3.5 3"],
    ['#set($Integer = 0)#set($n = $Integer.parseInt("41") + 1)$n', "42"],
    ["#set($list = [])#set($ok = $list.add('x'))$list.contains('x') $list.isEmpty()", "true false"],
    ["$input.path('$.list[0]').toUpperCase().concat('!') #set($s = 'a-b-c')$s.split('-').size()", "A! 3"],
    ["## a comment\nkept", "kept"],
  ])("runs %s", (template, expected) => {
    expect(run(template, { list: ["a", "b"], n: 3 }).text).toBe(expected)
  })

  it("overrides what comes after it", () => {
    const { requestOverride, responseOverride } = run(
      '#set($context.requestOverride.header.X-New = "n")#set($context.requestOverride.path.id = "8")#set($context.responseOverride.status = 418)',
    )
    expect([requestOverride.header, requestOverride.path, responseOverride.status]).toEqual([
      { "X-New": "n" },
      { id: "8" },
      418,
    ])
  })

  it("fails for what API Gateway would not know, rather than write something else", () => {
    expect(failure("$util.random()")).toMatchObject({ kind: "unknown", message: expect.stringContaining("random()") })
    expect(failure('$input.path("$.a").foo()', { a: "x" })).toMatchObject({ kind: "unknown" })
    expect(failure('$input.path("$[?(@.a == 1)]")', [{ a: 1 }])).toMatchObject({ kind: "unknown" })
    expect(failure("$input.path('$.list').get(5)", { list: [] })).toMatchObject({ kind: "failed" })
    expect(failure("$input.json('$')", "{oops")).toMatchObject({ kind: "not json" })
    expect(failure("#macro(x)#end").message).toBe("API Gateway does not know #macro")
    expect(failure("#if($a")).toMatchObject({ kind: "failed", message: expect.stringContaining("line 1") })
  })

  it("gives templates no way to the language that runs them", () => {
    for (const path of ["$.constructor", "$.__proto__", "$.a.constructor.constructor"]) {
      expect(run(`[$input.path('${path}')]`, { a: "x" }).text).toBe("[]")
    }
    expect(run("[$input.constructor.constructor('return 1')]").text).toBe("[]")
    expect(run("[$input.path('$.a').constructor('x')]", { a: "x" }).text).toBe("[]")
  })
})
