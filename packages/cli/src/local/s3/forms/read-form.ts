import { once } from "node:events"
import type { Readable, Writable } from "node:stream"
import { Busboy } from "@fastify/busboy"
import type { Arrival } from "../http/read-request.ts"
import { invalidArgument, S3Error } from "../s3-error.ts"

/** What a browser sends of a form with a file: those of its fields that stand before the file. */
export interface UploadForm {
  readonly fields: FormFields
  /** To be read to its end, or `resume`d. */
  readonly file: Readable
  /** Resolves when nothing follows that was not read; rejects for a second file and for what is not well-formed. */
  readonly ended: Promise<void>
}

/** Whatever the case of their names; `${filename}` is filled in. */
export class FormFields {
  /** By lower-case name. */
  readonly #fields = new Map<string, { readonly name: string; readonly value: string }>()

  /** What has the same name is one field whose values stand in a row. */
  add(name: string, value: string): void {
    const before = this.#fields.get(name.toLowerCase())
    this.#fields.set(name.toLowerCase(), { name, value: before ? `${before.value},${value}` : value })
  }

  get(name: string): string | undefined {
    return this.#fields.get(name.toLowerCase())?.value
  }

  /** Names as they were sent. */
  names(): readonly string[] {
    return [...this.#fields.values()].map(({ name }) => name)
  }

  /** By lower-case name. */
  entries(): readonly (readonly [string, string])[] {
    return [...this.#fields].map(([name, { value }]) => [name, value])
  }
}

/** S3 takes so much before the file. */
const MAX_FIELDS_BYTES = 20_480

/** Rejects with S3Error for what is no form with one file. */
export async function readForm({ headers, body }: Pick<Arrival, "headers" | "body">): Promise<UploadForm> {
  const contentType = headers["content-type"] ?? ""
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    throw new S3Error("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", {
      status: 412,
      members: { Condition: "Bucket POST must be of the enclosure-type multipart/form-data" },
    })
  }
  const parser = parserFor(contentType)
  const form = new Promise<Omit<UploadForm, "ended">>((resolve, reject) => {
    const sent: (readonly [string, string])[] = []
    let bytes = 0
    let files = 0
    parser.on("field", (name, value) => {
      if (files > 0) return
      sent.push([name, value])
      bytes += Buffer.byteLength(name) + Buffer.byteLength(value)
      if (bytes > MAX_FIELDS_BYTES) parser.destroy(tooLong())
    })
    parser.on("file", (_name: string, file: Readable, fileName: string | undefined) => {
      files++
      // Told by `ended`; an error that nobody listens to would end the process.
      file.on("error", () => undefined)
      if (files > 1) {
        parser.destroy(notOneFile(files))
        return
      }
      const fields = new FormFields()
      for (const [name, value] of sent)
        fields.add(name, fileName === undefined ? value : value.replaceAll("${filename}", () => fileName))
      resolve({ fields, file })
    })
    parser.on("finish", () => reject(notOneFile(0)))
    parser.on("error", (error) => reject(toS3Error(error)))
  })
  const ended = feed(body, parser).catch((error: unknown) => {
    throw toS3Error(error)
  })
  form.catch(() => undefined)
  const found = await Promise.race([form, ended.then(() => form)])
  // Who reads the file would wait for its end.
  ended.catch((error: Error) => found.file.destroy(error))
  return { ...found, ended }
}

/** Takes all that the client sends, whatever is wrong with it: it would not read the answer otherwise. */
async function feed(body: AsyncIterable<Uint8Array>, parser: Writable): Promise<void> {
  const done = once(parser, "finish")
  done.catch(() => undefined)
  for await (const chunk of body) {
    if (parser.destroyed || parser.write(chunk)) continue
    await Promise.race([once(parser, "drain"), done]).catch(() => undefined)
  }
  if (!parser.destroyed) parser.end()
  await done
}

function parserFor(contentType: string) {
  try {
    // The file is what has that name, not what names a file: some clients do so for every field.
    const isPartAFile = (name: string | undefined) => name?.toLowerCase() === "file"
    return new Busboy({ headers: { "content-type": contentType }, isPartAFile })
  } catch {
    throw malformedForm()
  }
}

/** What reading a form failed for; what is not S3's own is a form that is not well-formed. */
export function toS3Error(error: unknown): S3Error {
  return error instanceof S3Error ? error : malformedForm()
}

function malformedForm(): S3Error {
  return new S3Error("MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.")
}

function notOneFile(count: number): S3Error {
  return invalidArgument("POST requires exactly one file upload per request.", "file", String(count))
}

function tooLong(): S3Error {
  const message = "Your POST request fields preceeding the upload file was too large."
  return new S3Error("MaxPostPreDataLengthExceeded", message, {
    members: { MaxPostPreDataLengthBytes: MAX_FIELDS_BYTES },
  })
}
