import { createHash } from "node:crypto"
import type { IncomingHttpHeaders } from "node:http"
import { FakeAwsError } from "./fake-aws-error.ts"

/** Buckets and objects, path-style: PUT, HEAD and GET of an object. */
export class FakeS3 {
  readonly account: string
  readonly buckets = new Map<string, Map<string, Buffer>>()

  constructor(account: string) {
    this.account = account
  }

  put(bucket: string, key: string, body: Buffer, headers: IncomingHttpHeaders): void {
    const checksum = headers["x-amz-checksum-sha256"]
    if (checksum !== undefined && checksum !== createHash("sha256").update(body).digest("base64")) {
      throw new FakeAwsError("BadDigest", "The SHA256 you specified did not match what we received.")
    }
    this.#bucket(bucket, headers).set(key, body)
  }

  get(bucket: string, key: string, headers: IncomingHttpHeaders = {}): Buffer {
    const body = this.#bucket(bucket, headers).get(key)
    if (body === undefined) throw new FakeAwsError("NoSuchKey", "The specified key does not exist.", 404)
    return body
  }

  has(bucket: string, key: string): boolean {
    return this.buckets.get(bucket)?.has(key) ?? false
  }

  #bucket(name: string, headers: IncomingHttpHeaders): Map<string, Buffer> {
    const bucket = this.buckets.get(name)
    if (bucket === undefined) throw new FakeAwsError("NoSuchBucket", "The specified bucket does not exist", 404)
    const owner = headers["x-amz-expected-bucket-owner"]
    if (owner !== undefined && owner !== this.account) throw new FakeAwsError("AccessDenied", "Access Denied", 403)
    return bucket
  }
}
