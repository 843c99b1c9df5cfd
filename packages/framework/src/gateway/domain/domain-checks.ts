import { type Check, fault, matching, objectOf, oneOf, show, trueOrFalse } from "../../checks/index.ts"

const NAME = /^(?=.{1,253}$)(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/
const CERTIFICATE = /^arn:aws[\w-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/
export const hostedZoneId = /^Z[A-Z0-9]{1,31}$/
const ZONE_NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

const zoneId = matching(hostedZoneId, "Use the id of a hosted zone, Z….")
const certificateArn = matching(CERTIFICATE, "Use the ARN of a certificate of ACM.")

/** The form of `domain`; what its parts have to do with each other is another check's. */
export const checkDomainForm: Check = objectOf(
  {
    name: matching(NAME, "Use a domain name in lower case, such as api.example.com."),
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
    basePath: matching(
      /^[\w$.+!*'()-]{1,300}$/,
      "Use one part of a path, such as v1, of letters, digits and $ - _ . + ! * ' ( ).",
    ),
    existing: trueOrFalse,
    certificate: (value, at) =>
      typeof value === "object" && value !== null
        ? objectOf({ hostedZoneId: zoneId }, ["hostedZoneId"])(value, at)
        : certificateArn(value, at),
    hostedZone: (value, at) =>
      typeof value === "string" && (hostedZoneId.test(value) || ZONE_NAME.test(value))
        ? []
        : [fault(at, `is ${show(value)}`, "Use the id of a hosted zone, Z…, or its name, such as example.com.")],
    securityPolicy: oneOf(["TLS_1_0", "TLS_1_2"]),
    mutualTls: objectOf(
      {
        truststore: matching(
          /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/.+$/,
          "Use an object of S3, s3://bucket/key.pem.",
        ),
        truststoreVersion: matching(/^\S{1,1024}$/, "Use the version of an object of S3."),
        ownershipCertificate: certificateArn,
      },
      ["truststore"],
    ),
  },
  ["name"],
)
