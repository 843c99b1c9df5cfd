import { createHash } from "node:crypto"
import { awsEndpoint } from "../model/aws-endpoint.ts"
import { canonicalJson } from "../model/canonical-json.ts"
import type { CfnTemplate } from "../model/cloudformation.ts"
import type { UploadFile } from "./upload-files.ts"

/** How a template reaches CloudFormation: in the request, or by URL after `upload` is in the bucket. */
export interface PlacedTemplate {
  readonly source: { readonly TemplateBody: string } | { readonly TemplateURL: string }
  readonly upload: readonly UploadFile[]
}

/** CloudFormation's limit for a template in the request, in bytes. */
const INLINE_LIMIT = 51_200

/** Decides by size where the template goes. */
export function placeTemplate(
  template: CfnTemplate,
  { bucket, region }: { bucket: string; region: string },
): PlacedTemplate {
  const bytes = Buffer.from(canonicalJson(template))
  if (bytes.byteLength <= INLINE_LIMIT) return { source: { TemplateBody: bytes.toString() }, upload: [] }
  const key = `${createHash("sha256").update(bytes).digest("hex")}.json`
  return { source: { TemplateURL: `${bucketUrl(bucket, region)}/${key}` }, upload: [{ key, bytes }] }
}

function bucketUrl(bucket: string, region: string): string {
  const endpoint = awsEndpoint("AWS_ENDPOINT_URL_S3") ?? awsEndpoint("AWS_ENDPOINT_URL")
  if (endpoint !== undefined) return `${endpoint.replace(/\/$/, "")}/${bucket}`
  return `https://${bucket}.s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`
}
