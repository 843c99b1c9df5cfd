import type { Operation } from "../s3-context.ts"
import { S3Error } from "../s3-error.ts"
import { parseDocument, readText } from "../xml/read-xml.ts"
import { renderXml } from "../xml/render-xml.ts"
import { jsonOf } from "../../../model/json-of.ts"
import { isRecord } from "../../../model/is-record.ts"

/** A configuration of buckets that is kept and given back; what it says, nothing here does. */
interface DocumentKind {
  /** The root element; absent for JSON. */
  readonly root?: string
  /** What a bucket has from the start. */
  readonly initially?: string
  /** The error where there is none. */
  readonly missing: readonly [code: string, message: string]
}

const kinds = {
  BucketEncryption: {
    root: "ServerSideEncryptionConfiguration",
    initially: renderXml("ServerSideEncryptionConfiguration", {
      Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" }, BucketKeyEnabled: false },
    }),
    missing: [
      "ServerSideEncryptionConfigurationNotFoundError",
      "The server side encryption configuration was not found",
    ],
  },
  BucketLifecycleConfiguration: {
    root: "LifecycleConfiguration",
    missing: ["NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"],
  },
  BucketLogging: {
    root: "BucketLoggingStatus",
    initially: renderXml("BucketLoggingStatus", ""),
    missing: ["NoSuchBucketLogging", "The logging configuration does not exist"],
  },
  BucketOwnershipControls: {
    root: "OwnershipControls",
    initially: renderXml("OwnershipControls", { Rule: { ObjectOwnership: "BucketOwnerEnforced" } }),
    missing: ["OwnershipControlsNotFoundError", "The bucket ownership controls were not found"],
  },
  BucketPolicy: { missing: ["NoSuchBucketPolicy", "The bucket policy does not exist"] },
  PublicAccessBlock: {
    root: "PublicAccessBlockConfiguration",
    initially: renderXml("PublicAccessBlockConfiguration", {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    }),
    missing: ["NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"],
  },
} as const satisfies Record<string, DocumentKind>

export type DocumentName = keyof typeof kinds

export function getDocument(name: DocumentName): Operation {
  const { missing, ...kind }: DocumentKind = kinds[name]
  return async ({ store }, request) => {
    const bucket = store.bucket(request.bucket)
    const kept = bucket.documents[name]
    const document = kept === undefined ? kind.initially : kept
    if (document !== undefined && document !== null)
      return { body: document, headers: kind.root === undefined ? { "content-type": "application/json" } : {} }
    throw new S3Error(missing[0], missing[1], { status: 404, members: { BucketName: bucket.name } })
  }
}

export function putDocument(name: DocumentName): Operation {
  const { root }: DocumentKind = kinds[name]
  return async ({ store }, request) => {
    const text = await readText(request)
    if (root === undefined) checkPolicy(text)
    else parseDocument(text, root)
    await keep(store, { bucket: request.bucket, name, text })
    return root === undefined ? { status: 204 } : {}
  }
}

export function deleteDocument(name: DocumentName): Operation {
  return async ({ store }, request) => {
    // Encryption cannot be turned off: without a choice, S3's own comes back.
    const text = name === "BucketEncryption" ? undefined : null
    await keep(store, { bucket: request.bucket, name, text })
    return { status: 204 }
  }
}

async function keep(
  store: Parameters<Operation>[0]["store"],
  {
    bucket,
    name,
    text,
  }: { readonly bucket: string; readonly name: DocumentName; readonly text: string | null | undefined },
): Promise<void> {
  await store.write((batch) => {
    const record = store.bucket(bucket)
    const { [name]: _, ...others } = record.documents
    batch.saveBucket({ ...record, documents: { ...others, ...(text !== undefined && { [name]: text }) } })
  })
}

function checkPolicy(text: string): void {
  const policy = jsonOf(text)
  if (isRecord(policy) && "Statement" in policy) return
  throw new S3Error("MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'")
}
