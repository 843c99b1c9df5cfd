import type { BucketRecord, Encryption } from "../store/records.ts"
import { parseDocument } from "../xml/read-xml.ts"

/** What S3 encrypts an object with that does not say. */
export function defaultEncryption({ documents }: BucketRecord): Encryption {
  const document = documents["BucketEncryption"]
  if (!document) return { algorithm: "AES256" }
  const rule = parseDocument(document, "ServerSideEncryptionConfiguration").one("Rule")
  const defaults = rule?.one("ApplyServerSideEncryptionByDefault")
  const keyId = defaults?.text("KMSMasterKeyID")
  return {
    algorithm: defaults?.text("SSEAlgorithm") ?? "AES256",
    ...(keyId !== undefined && { keyId }),
    ...(rule?.text("BucketKeyEnabled") === "true" && { bucketKeyEnabled: true }),
  }
}
