import { Validator } from "@seriousme/openapi-schema-validator"
import { rm } from "node:fs/promises"
import { beforeAll, describe, expect, it } from "vitest"
import type { OpenApiDocument, OpenApiOperation } from "../../src/model/openapi-document.ts"
import { describeApp } from "../../src/commands/describe-app.ts"
import { writeProject } from "../make-project.ts"
import { openApiProject } from "./openapi-project.ts"

async function describeProject(files: Readonly<Record<string, string>>) {
  const project = await writeProject(files)
  try {
    return await describeApp(project, { stage: "dev", servers: ["https://notes.example.com"] })
  } finally {
    await rm(project, { recursive: true, force: true })
  }
}

// Of the notes, for the tests that only read it.
let described: Awaited<ReturnType<typeof describeProject>>

beforeAll(async () => {
  described = await describeProject(openApiProject)
})

function operation(
  { paths }: OpenApiDocument,
  method: "get" | "post" | "put" | "patch" | "delete",
  path: string,
): OpenApiOperation {
  const found = paths[path]?.[method]
  if (!found) throw new Error(`no ${method} ${path}`)
  return found
}

describe("the OpenAPI document", () => {
  it("is valid, and the same each time", async () => {
    const [one, other] = [described, await describeProject(openApiProject)]
    expect(await new Validator().validate(structuredClone({ ...one.document }))).toEqual({ valid: true })
    expect(JSON.stringify(one.document)).toBe(JSON.stringify(other.document))
  })

  it("says what package.json and the controllers' doc comments say", async () => {
    const { document } = described
    expect(document.info).toEqual({ title: "notes", version: "2.1.0", description: "Notes of a team." })
    expect(document.servers).toEqual([{ url: "https://notes.example.com" }])
    expect(document.tags).toEqual([{ name: "Note", description: "Notes.\n\nShort ones." }, { name: "File" }])
  })

  it("takes summary, description, deprecation and result from a method's doc comment", async () => {
    const { document } = described
    expect(operation(document, "get", "/notes")).toMatchObject({
      operationId: "NoteController.list",
      summary: "Find notes by date.",
      description: "The newest first, see one note.\n\nAt most 50.\n\nDeprecated: Use search.",
      deprecated: true,
      tags: ["Note"],
      responses: { 200: { description: "A page of notes." } },
    })
  })

  it("names an operation by its HTTP method where the class's method serves several", async () => {
    const { document } = described
    expect(Object.values(document.paths["/notes/{id}"] ?? {}).map(({ operationId }) => operationId)).toEqual([
      "NoteController.get",
      "NoteController.change.put",
      "NoteController.remove",
      "NoteController.change.patch",
    ])
  })

  it("has the parameters of path, query and headers with their types", async () => {
    const { document } = described
    expect(operation(document, "get", "/notes").parameters).toEqual([
      {
        name: "limit",
        in: "query",
        description: "How many",
        schema: { type: "integer", minimum: 1, maximum: 50, default: 10 },
      },
      {
        name: "since",
        in: "query",
        required: true,
        schema: expect.objectContaining({ type: "string", format: "date" }),
      },
    ])
    expect(operation(document, "get", "/notes/{id}").parameters).toEqual([
      { name: "id", in: "path", required: true, schema: { type: "string", pattern: "^\\d+$" } },
    ])
    expect(operation(document, "post", "/files/{path}").parameters).toEqual([
      {
        name: "path",
        in: "path",
        required: true,
        description: "One or more segments, with the slashes between them.",
        schema: { type: "string" },
        "x-tsapi-greedy": true,
      },
      { name: "x-size", in: "header", required: true, schema: { type: "string" } },
      { name: "note", in: "header", required: true, schema: {} },
    ])
  })

  it("shares schemas under the names of their constants, recursive ones included", async () => {
    const { document } = described
    expect(operation(document, "post", "/notes").requestBody).toEqual({
      required: true,
      content: { "application/json": { schema: { $ref: "#/components/schemas/NewNote" } } },
    })
    expect(document.components?.schemas?.["NewNote"]).toMatchObject({
      properties: { replies: { type: "array", items: { $ref: "#/components/schemas/NewNote" } } },
      additionalProperties: false,
    })
    expect(operation(document, "get", "/notes").responses["200"]).toMatchObject({
      content: { "application/json": { schema: { type: "array" } } },
    })
    expect(operation(document, "post", "/files/{path}").requestBody).toEqual({
      content: { "image/png": {}, "application/vnd.a+json": { schema: {} } },
    })
  })

  it("has the statuses of the replies in the source", async () => {
    const { document } = described
    const successes = (method: "get" | "post" | "put" | "delete", path: string) =>
      Object.entries(operation(document, method, path).responses).filter(([status]) => /^[23]/.test(status))
    expect(successes("post", "/notes").map(([status]) => status)).toEqual(["201"])
    expect(successes("put", "/notes/{id}").map(([status]) => status)).toEqual(["202", "2XX"])
    expect(successes("delete", "/notes/{id}")).toEqual([["204", { description: "No Content." }]])
    expect(successes("get", "/notes/latest")).toEqual([
      ["307", { description: "Temporary Redirect.", headers: { Location: { schema: { type: "string" } } } }],
    ])
    expect(successes("post", "/files/{path}")).toEqual([
      ["200", { description: "OK.", content: { "text/plain": { schema: { type: "string" } } } }],
    ])
  })

  it("has what API Gateway refuses by itself where it checks the request", async () => {
    const source = openApiProject["src/app.ts"].replace("controllers:", "binaryMediaTypes: [], controllers:")
    const { document } = await describeProject({ ...openApiProject, "src/app.ts": source })
    expect(operation(document, "post", "/notes").responses["400"]).toMatchObject({
      description: "Bad Request. The body is not what the operation takes.",
    })
    const listed = operation(document, "get", "/notes").responses["400"]
    expect(listed).toMatchObject({ description: "Bad Request. A parameter is missing." })
  })

  it("has the errors that a method and what it calls throw, with their codes", async () => {
    const { document } = described
    const statuses = (method: "get" | "post" | "delete", path: string) =>
      Object.keys(operation(document, method, path).responses).filter((status) => /^[45]/.test(status))
    expect(statuses("get", "/notes/{id}")).toEqual(["400", "401", "403", "404", "410", "429", "5XX"])
    expect(statuses("post", "/notes")).toEqual(["400", "401", "403", "409", "413", "415", "429", "509", "5XX"])
    expect(operation(document, "get", "/notes/{id}").responses["410"]).toEqual({
      description: "It was deleted.",
      content: { "application/json": { schema: { $ref: "#/components/schemas/GoneError" } } },
    })
    expect(document.components?.schemas?.["NameTakenError"]).toEqual({
      type: "object",
      properties: { Code: { type: "string", const: "NameTakenError" }, Message: { type: "string" } },
      required: ["Code", "Message"],
    })
    expect(document.components?.schemas).not.toHaveProperty("UnusedError")
  })

  it("has authorizers as security schemes, and open operations without", async () => {
    const { document } = described
    expect(document.components?.securitySchemes).toEqual({
      "KeyAuth.X-Key": { type: "apiKey", in: "header", name: "X-Key" },
      "KeyAuth.tenant": { type: "apiKey", in: "query", name: "tenant" },
      Session: { type: "http", scheme: "bearer", description: "A session of the web site." },
    })
    expect(operation(document, "get", "/notes").security).toEqual([{ Session: [] }])
    expect(operation(document, "post", "/files/{path}").security).toEqual([
      { "KeyAuth.X-Key": [], "KeyAuth.tenant": [] },
    ])
    expect(operation(document, "put", "/notes/{id}")).not.toHaveProperty("security")
  })

  it("warns of what a schema's library cannot express, with the route and its line", async () => {
    const { warnings } = described
    expect(warnings).toEqual([
      {
        message:
          "FileController.upload: the schema of headers is {} in a place of the document: Date cannot be represented in JSON Schema",
        location: { file: "src/file-controller.ts", line: 10 },
      },
    ])
  })
})
