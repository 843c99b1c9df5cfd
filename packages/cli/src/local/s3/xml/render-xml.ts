export const NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"

/** An element's content: lists repeat the element, undefined leaves it out. */
export type XmlContent =
  | string
  | number
  | boolean
  | undefined
  | readonly XmlContent[]
  | { readonly [element: string]: XmlContent }

/** A document of S3's: the members of `root` become elements in their order, as do those of each object in a list. */
export function renderXml(name: string, root: XmlContent, namespace = NAMESPACE): string {
  return `${DECLARATION}<${name} xmlns="${namespace}">${renderContent(root)}</${name}>`
}

/** The same without a namespace, as errors are. */
export function renderPlainXml(name: string, root: XmlContent): string {
  return `${DECLARATION}${renderElement(name, root)}`
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

function renderContent(content: XmlContent): string {
  if (content === undefined) return ""
  if (typeof content !== "object") return escape(String(content))
  if (Array.isArray(content)) return content.map(renderContent).join("")
  return Object.entries(content)
    .map(([name, member]) => renderElement(name, member))
    .join("")
}

function renderElement(name: string, content: XmlContent): string {
  if (content === undefined) return ""
  if (Array.isArray(content)) return content.map((each: XmlContent) => renderElement(name, each)).join("")
  return `<${name}>${renderContent(content)}</${name}>`
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
}

function escape(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => entities[character] ?? character)
}
