import type { Operation } from "../s3-context.ts"
import { invalidArgument, malformedXml, S3Error } from "../s3-error.ts"
import type { CorsRule } from "../store/records.ts"
import { readXml, type XmlElement } from "../xml/read-xml.ts"
import { renderXml } from "../xml/render-xml.ts"

const MAX_RULES = 100
const methods = ["GET", "PUT", "POST", "DELETE", "HEAD"]

export const getBucketCors: Operation = async ({ store }, request) => {
  const { name, corsRules } = store.bucket(request.bucket)
  if (!corsRules) {
    throw new S3Error("NoSuchCORSConfiguration", "The CORS configuration does not exist", {
      status: 404,
      members: { BucketName: name },
    })
  }
  return {
    body: renderXml("CORSConfiguration", {
      CORSRule: corsRules.map((rule) => ({
        ID: rule.ID,
        AllowedOrigin: rule.AllowedOrigins,
        AllowedMethod: rule.AllowedMethods,
        AllowedHeader: rule.AllowedHeaders,
        ExposeHeader: rule.ExposeHeaders,
        MaxAgeSeconds: rule.MaxAgeSeconds,
      })),
    }),
  }
}

export const putBucketCors: Operation = async ({ store }, request) => {
  const document = await readXml(request, "CORSConfiguration")
  const corsRules = document.all("CORSRule").map(readRule)
  if (corsRules.length === 0 || corsRules.length > MAX_RULES) throw malformedXml()
  await store.write((batch) => batch.saveBucket({ ...store.bucket(request.bucket), corsRules }))
  return {}
}

export const deleteBucketCors: Operation = async ({ store }, request) => {
  await store.write((batch) => {
    const { corsRules: _, ...bucket } = store.bucket(request.bucket)
    batch.saveBucket(bucket)
  })
  return { status: 204 }
}

function readRule(element: XmlElement): CorsRule {
  const [origins, allowed] = [element.texts("AllowedOrigin"), element.texts("AllowedMethod")]
  if (origins.length === 0 || allowed.length === 0) throw malformedXml()
  const unknown = allowed.find((method) => !methods.includes(method))
  if (unknown !== undefined)
    throw new S3Error(
      "InvalidRequest",
      `Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`,
    )
  const wild = [...origins, ...element.texts("AllowedHeader")].find((value) => value.split("*").length > 2)
  if (wild !== undefined)
    throw invalidArgument("AllowedOrigin can not have more than one wildcard.", "AllowedOrigin", wild)
  const [id, age] = [element.text("ID"), element.text("MaxAgeSeconds")]
  return {
    ...(id !== undefined && { ID: id }),
    AllowedOrigins: origins,
    AllowedMethods: allowed,
    AllowedHeaders: element.texts("AllowedHeader"),
    ExposeHeaders: element.texts("ExposeHeader"),
    ...(age !== undefined && { MaxAgeSeconds: Number(age) }),
  }
}
