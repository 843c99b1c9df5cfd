import type { ProxyEvent } from "../../proxy-event.ts"
import { escapeJavaScript } from "./escape-java-script.ts"
import { javaText } from "./java-text.ts"
import { readJsonPath } from "./read-json-path.ts"
import { TemplateError } from "./template-error.ts"

/** What templates may change of what comes after them. */
export interface ContextOverrides {
  readonly requestOverride: Readonly<Record<"header" | "path" | "querystring", Record<string, unknown>>>
  readonly responseOverride: { readonly header: Record<string, unknown>; status?: unknown }
}

export function noOverrides(): ContextOverrides {
  return { requestOverride: { header: {}, path: {}, querystring: {} }, responseOverride: { header: {} } }
}

export interface TemplateInput {
  readonly event: ProxyEvent
  /** Of the request, or of the target's answer. */
  readonly body: string
  readonly overrides: ContextOverrides
}

/**
 * The variables of a template.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function templateVariables({ event, body, overrides }: TemplateInput): Record<string, unknown> {
  return {
    input: inputOf(event, body),
    util,
    context: { ...event.requestContext, ...overrides },
    stageVariables: { ...event.stageVariables },
  }
}

function inputOf(event: ProxyEvent, body: string) {
  const params: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    path: { ...event.pathParameters },
    querystring: { ...event.queryStringParameters },
    header: { ...event.headers },
  }
  let parsed: { readonly value: unknown } | undefined
  const json = () => (parsed ??= { value: parse(body) }).value
  return {
    // Recorded on AWS for no body at all (LocalStack's template_mapping.py).
    body: body === "" ? "{}" : body,
    json: (path: string) => JSON.stringify(readJsonPath(json(), path)),
    path: (path: string) => readJsonPath(json(), path),
    params: (name?: string) =>
      name === undefined ? params : (Object.values(params).find((of) => of[name] !== undefined)?.[name] ?? ""),
  }
}

function parse(body: string): unknown {
  if (body.trim() === "") return {}
  try {
    return JSON.parse(body)
  } catch (error) {
    throw new TemplateError("not json", error instanceof Error ? error.message : String(error))
  }
}

const util = {
  escapeJavaScript: (value: unknown) => escapeJavaScript(javaText(value)),
  parseJson: (text: unknown) => parse(javaText(text)),
  urlEncode: (value: unknown) => new URLSearchParams({ v: javaText(value) }).toString().slice(2),
  urlDecode: (value: unknown) => new URLSearchParams(`v=${javaText(value).replaceAll("&", "%26")}`).get("v") ?? "",
  base64Encode: (value: unknown) => Buffer.from(javaText(value)).toString("base64"),
  base64Decode: (value: unknown) => Buffer.from(javaText(value), "base64").toString(),
}
