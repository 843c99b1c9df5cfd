import { createHash } from "node:crypto"
import { UserError } from "../errors/user-error.ts"
import type { DeployContext } from "./deploy-context.ts"
import { isAwsFailure } from "./explain-aws-error.ts"

/** A file for the artifact bucket; its key says what it holds, so a key that exists needs no upload. */
export interface UploadFile {
  readonly key: string
  readonly bytes: Uint8Array
}

/** Uploads at once; more only fight for the same line. */
const PARALLEL = 4

/** Puts the files into the bucket, except those that are there already. */
export async function uploadFiles(context: DeployContext, bucket: string, files: readonly UploadFile[]): Promise<void> {
  const status = context.terminal.status()
  const waiting = [...new Map(files.map((file) => [file.key, file])).values()]
  const total = waiting.length
  let done = 0
  let sent = 0
  let sentBytes = 0
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      context.signal.throwIfAborted()
      if (!(await exists(context, bucket, file.key))) {
        await put(context, bucket, file)
        sent++
        sentBytes += file.bytes.byteLength
      }
      done++
      status.update(`Uploading ${done} of ${total} files, ${kilobytes(sentBytes)}`)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work))
  const kept = total - sent
  status.finish(
    `Uploaded ${sent} of ${total} files (${kilobytes(sentBytes)})${kept === 0 ? "" : `; ${kept} already there`}`,
  )
}

async function exists({ clients, identity }: DeployContext, Bucket: string, Key: string): Promise<boolean> {
  const client = await clients.s3()
  const { HeadObjectCommand } = await import("@aws-sdk/client-s3")
  try {
    await client.send(new HeadObjectCommand({ Bucket, Key, ExpectedBucketOwner: identity.account }))
    return true
  } catch (error) {
    if (isAwsFailure(error, "NotFound", "NoSuchKey")) return false
    throw error
  }
}

async function put({ clients, identity, signal }: DeployContext, Bucket: string, file: UploadFile): Promise<void> {
  const client = await clients.s3()
  const { PutObjectCommand } = await import("@aws-sdk/client-s3")
  try {
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: file.key,
        Body: file.bytes,
        // Someone else may own a bucket of this name by now, if ours was deleted.
        ExpectedBucketOwner: identity.account,
        ChecksumSHA256: createHash("sha256").update(file.bytes).digest("base64"),
      }),
      { abortSignal: signal },
    )
  } catch (error) {
    if (!isAwsFailure(error, "NoSuchBucket")) throw error
    throw new UserError("ARTIFACT_BUCKET_MISSING", `The artifact bucket ${Bucket} no longer exists`, {
      hint: "Delete the stack tsapi-bootstrap (aws cloudformation delete-stack --stack-name tsapi-bootstrap); the next deploy makes both again.",
      cause: error,
    })
  }
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} kB`
}
