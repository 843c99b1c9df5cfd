import type { S3Request } from "../s3-context.ts"

type AskedFor = Pick<S3Request, "method" | "bucket" | "key" | "query" | "headers">

/** The name AWS gives to what a request asks for, whether this stand-in has it or not. */
export function operationName(request: AskedFor): string {
  const { bucket, key } = request
  if (bucket === "") return request.method === "GET" ? "ListBuckets" : `${request.method} /`
  return key === "" ? bucketOperation(request) : objectOperation(request)
}

function bucketOperation({ method, query }: AskedFor): string {
  if (method === "POST") return query.has("delete") ? "DeleteObjects" : "PostObject"
  if (method === "GET") {
    if (query.has("uploads")) return "ListMultipartUploads"
    if (query.has("versions")) return "ListObjectVersions"
    if (query.has("session")) return "CreateSession"
  }
  const noun = Object.entries(bucketNouns).find(([parameter]) => query.has(parameter))?.[1]
  if (noun !== undefined) {
    const isList = method === "GET" && noun.isNumbered && !query.has("id")
    return isList ? `List${noun.name}s` : `${verbOf(method)}${noun.name}`
  }
  if (method === "GET") return query.get("list-type") === "2" ? "ListObjectsV2" : "ListObjects"
  return { PUT: "CreateBucket", HEAD: "HeadBucket", DELETE: "DeleteBucket" }[method] ?? method
}

function objectOperation({ method, query, headers }: AskedFor): string {
  const isCopy = headers["x-amz-copy-source"] !== undefined
  if (query.has("uploadId")) {
    if (method === "PUT") return isCopy ? "UploadPartCopy" : "UploadPart"
    return { GET: "ListParts", POST: "CompleteMultipartUpload", DELETE: "AbortMultipartUpload" }[method] ?? method
  }
  if (method === "POST") {
    const name = Object.entries(postedObjects).find(([parameter]) => query.has(parameter))?.[1]
    return name ?? "POST to an object"
  }
  if (query.has("attributes")) return `${verbOf(method)}ObjectAttributes`
  const noun = Object.entries(objectNouns).find(([parameter]) => query.has(parameter))?.[1]
  if (noun !== undefined) return `${verbOf(method)}${noun}`
  if (method === "PUT") return query.has("renameObject") ? "RenameObject" : isCopy ? "CopyObject" : "PutObject"
  return { GET: "GetObject", HEAD: "HeadObject", DELETE: "DeleteObject" }[method] ?? method
}

function verbOf(method: string): string {
  return { GET: "Get", HEAD: "Get", PUT: "Put", DELETE: "Delete" }[method] ?? method
}

interface Noun {
  readonly name: string
  /** Whether a bucket has several, each with an id. */
  readonly isNumbered?: true
}

const bucketNouns: Readonly<Record<string, Noun>> = {
  abac: { name: "BucketAbac" },
  accelerate: { name: "BucketAccelerateConfiguration" },
  acl: { name: "BucketAcl" },
  analytics: { name: "BucketAnalyticsConfiguration", isNumbered: true },
  cors: { name: "BucketCors" },
  encryption: { name: "BucketEncryption" },
  "intelligent-tiering": { name: "BucketIntelligentTieringConfiguration", isNumbered: true },
  inventory: { name: "BucketInventoryConfiguration", isNumbered: true },
  lifecycle: { name: "BucketLifecycleConfiguration" },
  location: { name: "BucketLocation" },
  logging: { name: "BucketLogging" },
  metadataConfiguration: { name: "BucketMetadataConfiguration" },
  metadataTable: { name: "BucketMetadataTableConfiguration" },
  metrics: { name: "BucketMetricsConfiguration", isNumbered: true },
  notification: { name: "BucketNotificationConfiguration" },
  "object-lock": { name: "ObjectLockConfiguration" },
  ownershipControls: { name: "BucketOwnershipControls" },
  policy: { name: "BucketPolicy" },
  policyStatus: { name: "BucketPolicyStatus" },
  publicAccessBlock: { name: "PublicAccessBlock" },
  replication: { name: "BucketReplication" },
  requestPayment: { name: "BucketRequestPayment" },
  tagging: { name: "BucketTagging" },
  versioning: { name: "BucketVersioning" },
  website: { name: "BucketWebsite" },
}

const objectNouns: Readonly<Record<string, string>> = {
  acl: "ObjectAcl",
  encryption: "ObjectEncryption",
  "legal-hold": "ObjectLegalHold",
  retention: "ObjectRetention",
  tagging: "ObjectTagging",
  torrent: "ObjectTorrent",
}

const postedObjects: Readonly<Record<string, string>> = {
  uploads: "CreateMultipartUpload",
  select: "SelectObjectContent",
  restore: "RestoreObject",
}
