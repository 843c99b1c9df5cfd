/** How lists and maps are written that do not have the protocol's usual form; by the name of the member. */
export type ElementForms = Readonly<Record<string, ElementForm>>

interface ElementForm {
  /** Each entry is an element of this name, without one around them. */
  readonly each: string
  /** Of a map: the elements of the key and the value. */
  readonly key?: string
  readonly value?: string
}

/** The members of an answer as elements; lists of `<member>`, maps of `<entry>` with `<key>` and `<value>`. */
export function renderMembers(members: object, forms: ElementForms): string {
  return Object.entries(members)
    .map(([name, value]: [string, unknown]) => renderMember(name, value, forms))
    .join("")
}

function renderMember(name: string, value: unknown, forms: ElementForms): string {
  if (value === undefined || value === null) return ""
  const form = forms[name]
  if (Array.isArray(value)) {
    const each = form?.each ?? "member"
    const elements = value.map((entry: unknown) => element(each, renderValue(entry, forms))).join("")
    return form ? elements : element(name, elements)
  }
  if (typeof value === "object" && isMap(name, form)) {
    const { each = "entry", key = "key", value: inner = "value" } = form ?? {}
    const entries = Object.entries(value)
      .map(([text, entry]) => element(each, element(key, escapeXml(text)) + element(inner, renderValue(entry, forms))))
      .join("")
    return form ? entries : element(name, entries)
  }
  return element(name, renderValue(value, forms))
}

function renderValue(value: unknown, forms: ElementForms): string {
  return typeof value === "object" && value !== null ? renderMembers(value, forms) : escapeXml(String(value))
}

function isMap(name: string, form: ElementForm | undefined): boolean {
  return form?.key !== undefined || name === "Attributes"
}

function element(name: string, inside: string): string {
  return `<${name}>${inside}</${name}>`
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => ENTITIES[character] ?? "&#13;")
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
}
