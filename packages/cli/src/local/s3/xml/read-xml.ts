import { parseXML } from "@aws-sdk/xml-builder"
import { incompleteBody } from "../http/decode-chunks.ts"
import { expectedChecksum } from "../bodies/expected-checksum.ts"
import { startChecksum } from "../bodies/checksums.ts"
import type { S3Request } from "../s3-context.ts"
import { malformedXml, S3Error } from "../s3-error.ts"

/** Larger than any document S3 takes: 1,000 keys to delete, 10,000 parts to complete. */
const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024

/** A parsed element. */
export class XmlElement {
  readonly #members: ReadonlyMap<string, readonly unknown[]>

  constructor(content: unknown) {
    const members = typeof content === "object" && content !== null ? Object.entries(content) : []
    this.#members = new Map(members.map(([name, value]) => [name, Array.isArray(value) ? value : [value]]))
  }

  /** The elements of that name. */
  all(name: string): readonly XmlElement[] {
    return (this.#members.get(name) ?? []).map((content) => new XmlElement(content))
  }

  one(name: string): XmlElement | undefined {
    return this.all(name)[0]
  }

  texts(name: string): readonly string[] {
    return (this.#members.get(name) ?? []).filter((content) => typeof content === "string")
  }

  text(name: string): string | undefined {
    return this.texts(name)[0]
  }

  /** Throws MalformedXML where it is missing. */
  required(name: string): string {
    const text = this.text(name)
    if (text === undefined) throw malformedXml()
    return text
  }
}

/** The document a request carries. Throws MalformedXML unless its root is `root`. */
export async function readXml(request: S3Request, root: string): Promise<XmlElement> {
  return parseDocument(await readText(request), root)
}

export function parseDocument(text: string, root: string): XmlElement {
  let document: unknown
  try {
    document = parseXML(text)
  } catch {
    throw malformedXml()
  }
  if (typeof document !== "object" || document === null || !(root in document)) throw malformedXml()
  return new XmlElement(Reflect.get(document, root))
}

/** A body that is a document. Throws IncompleteBody and BadDigest. */
export async function readText(request: S3Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > MAX_DOCUMENT_BYTES) {
      throw new S3Error("MaxMessageLengthExceeded", "Your request was too big.", {
        members: { MaxMessageLengthBytes: MAX_DOCUMENT_BYTES },
      })
    }
  }
  const body = Buffer.concat(chunks)
  const length = request.headers["content-length"]
  if (length !== undefined && Number(length) !== body.length) throw incompleteBody()
  const expected = expectedChecksum(request)
  if (expected?.value !== undefined) {
    const checksum = startChecksum(expected.algorithm)
    checksum.update(body)
    if ((await checksum.digest()) !== expected.value)
      throw new S3Error("BadDigest", `The ${expected.algorithm} you specified did not match the calculated checksum.`)
  }
  return body.toString("utf8")
}
