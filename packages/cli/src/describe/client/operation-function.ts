import { type JsonSchema, jsonTypes } from "@tsapi/framework/internal"
import type {
  OpenApiDocument,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
  OperationMethod,
  Reference,
} from "../../model/openapi-document.ts"
import { propertyName, typeName, typeOfSchema } from "./type-of-schema.ts"

export interface OperationPlace {
  readonly path: string
  readonly method: OperationMethod
  readonly document: OpenApiDocument
}

/** The function that sends an operation's requests, with the types of what it takes and answers. */
export function operationFunction(operation: OpenApiOperation, place: OperationPlace): string {
  const name = functionName(operation.operationId)
  const { type, isOptional } = requestType(operation)
  const answers = Object.entries(operation.responses).flatMap(([status, response]) =>
    answerTypes(status, resolve(response, place.document)),
  )
  const route = JSON.stringify(`${place.method.toUpperCase()} ${templateOf(place.path, operation)}`)
  return `${docComment(operation)}export function ${name}(client: ClientOptions, request: ${type}${isOptional ? " = {}" : ""}): Promise<
${answers.map((answer) => `  | ${answer}`).join("\n")}
> {
  return sendRequest(${route}, request, client) as never
}
`
}

/** The path, with a plus in the parameters that hold slashes. */
function templateOf(path: string, { parameters = [] }: OpenApiOperation): string {
  const greedy = parameters.filter((parameter) => parameter["x-tsapi-greedy"])
  return greedy.reduce((template, { name }) => template.replace(`{${name}}`, `{${name}+}`), path)
}

/** `TodoController.get` as `todoControllerGet`. */
function functionName(operationId: string): string {
  const name = typeName(operationId)
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function requestType({ parameters = [], requestBody }: OpenApiOperation): { type: string; isOptional: boolean } {
  const parts = (["path", "query", "header"] as const).flatMap((place) => {
    const own = parameters.filter((parameter) => parameter.in === place)
    const key = { path: "params", query: "query", header: "headers" }[place]
    return own.length === 0
      ? []
      : [
          field(
            key,
            own.some(({ required }) => required),
            `{ ${own.map(parameterField).join("; ")} }`,
          ),
        ]
  })
  if (requestBody) parts.push(field("body", requestBody.required === true, bodyType(requestBody.content)))
  const isOptional = parts.every((part) => /^readonly \w+\?:/.test(part))
  return { type: `{ ${[...parts, "readonly signal?: AbortSignal"].join("; ")} }`, isOptional }
}

function field(name: string, isRequired: boolean | undefined, type: string): string {
  return isRequired ? `readonly ${name}: ${type}` : `readonly ${name}?: ${type}`
}

function parameterField({ name, required, schema }: OpenApiParameter): string {
  const type = typeOfSchema(schema)
  return required ? `readonly ${propertyName(name)}: ${type}` : `readonly ${propertyName(name)}?: ${type} | undefined`
}

function bodyType(content: Readonly<Record<string, { readonly schema?: JsonSchema }>>): string {
  const types = Object.values(content).map(({ schema }) =>
    schema === undefined
      ? "string | Blob | ArrayBuffer | Uint8Array | FormData | URLSearchParams"
      : typeOfSchema(schema),
  )
  return [...new Set(types)].join(" | ")
}

function answerTypes(status: string, { content = {} }: OpenApiResponse): readonly string[] {
  const bodies = Object.entries(content).map(([type, { schema }]) =>
    schema === undefined ? typeReadAs(type) : typeOfSchema(schema),
  )
  const body = bodies.length === 0 ? "undefined" : [...new Set(bodies)].join(" | ")
  if (status === "default") return [`Answer<number, ${body}, boolean>`]
  return statusesOf(status).map((each) => `Answer<${each}, ${body}, ${String(each.startsWith("2"))}>`)
}

/** What the client makes of a body of which only the media type is known. */
function typeReadAs(mediaType: string): string {
  if (mediaType === "*/*" || jsonTypes.test(mediaType)) return "unknown"
  return mediaType.startsWith("text/") ? "string" : "Blob"
}

/** The statuses that a range stands for, as far as a Lambda function's answers and API Gateway's have them. */
function statusesOf(status: string): readonly string[] {
  if (status === "2XX") return ["200 | 201 | 202 | 203 | 206"]
  return [status === "5XX" ? "500 | 502 | 503 | 504" : status]
}

function resolve(response: OpenApiResponse | Reference, { components }: OpenApiDocument): OpenApiResponse {
  if (!("$ref" in response)) return response
  return components?.responses?.[response.$ref.replace(/^.*\//, "")] ?? { description: "" }
}

function docComment({ summary, description, deprecated }: OpenApiOperation): string {
  const text = [summary, description?.replace(/(^|\n\n)Deprecated: .*/, ""), deprecated && "@deprecated"]
    .filter(Boolean)
    .join("\n\n")
  if (text === "") return ""
  const lines = text.replaceAll("*/", "*\\/").split("\n")
  return lines.length === 1
    ? `/** ${lines[0]} */\n`
    : `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`
}
