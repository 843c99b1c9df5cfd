import { packageNameOf } from "./find-package.ts"

/** Whether a package without a stand-in is known to make no call to AWS, so that nothing is lost when it is not installed. */
export function isQuietPackage(specifier: string): boolean {
  const name = packageNameOf(specifier)
  return quiet.has(name) || quietScopes.some((scope) => name.startsWith(scope))
}

const quietScopes = [
  "@aws-lambda-powertools/",
  "@babel/",
  "@datadog/",
  "@middy/",
  "@opentelemetry/",
  "@sentry/",
  "@sinclair/",
  "@t3-oss/",
  "@types/",
]

const quiet: ReadonlySet<string> = new Set(
  `ajv ajv-formats arktype async aws-embedded-metrics aws-jwt-verify aws-lambda aws-xray-sdk aws-xray-sdk-core axios
  bcryptjs bluebird body-parser change-case class-transformer class-validator cookie cors crypto-js csv-parse
  csv-stringify cuid date-fns dayjs debug deepmerge dotenv ejs env-var envalid escape-html express express-async-errors
  fast-json-stringify fast-xml-parser fastify fp-ts got graphql graphql-tag handlebars helmet hono http-errors
  http-status-codes immer io-ts ioredis itty-router joi jose jsonwebtoken jszip jwks-rsa jwt-decode knex koa
  lambda-api lambda-log lodash lodash-es long lru-cache luxon mime mime-types moment mongodb mongoose morgan ms mustache
  mysql mysql2 nanoid neverthrow node-fetch nodemailer p-limit p-map p-queue p-retry papaparse pg pino preact qs ramda
  react react-dom redis reflect-metadata regenerator-runtime response-time rxjs semver serverless-http sharp slugify
  source-map-support stripe superjson superstruct ts-pattern tslib twilio typebox ulid undici uuid valibot validator
  winston ws xml2js yaml yup znv zod`.split(/\s+/),
)
