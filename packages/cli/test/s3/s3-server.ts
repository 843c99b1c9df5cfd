import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3"
import { afterEach, beforeEach } from "vitest"
import { startS3 } from "../../src/local/s3/start-s3.ts"
import type { EmbeddedService } from "../../src/local/services/embedded-service.ts"

/** Something that the embedded S3 asked of another service. */
export interface SentCall {
  readonly service: string
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface SentRecord {
  readonly eventName: string
  readonly s3: { readonly object: Readonly<Record<string, string>> }
}

export interface S3Server {
  readonly s3: EmbeddedService
  readonly client: S3Client
  /** What other services were asked for. */
  readonly sent: SentCall[]
  /** The records that functions got, of which each was sent one. */
  records(): readonly SentRecord[]
  readonly reports: string[]
  /** Makes calls to other services fail. */
  failWith: Error | undefined
  /** Stops it and starts it again on the same data. */
  restart(): Promise<void>
  /** Another client, such as one with its own credentials. */
  clientWith(config: S3ClientConfig): S3Client
}

/** The time that the server under test tells. */
export const testTime = Date.parse("2026-03-04T05:06:07.000Z")

/** An embedded S3 for each test of a file, in a directory of its own. */
export function useS3(): S3Server {
  let directory: string
  let s3: EmbeddedService
  let client: S3Client
  const sent: SentCall[] = []
  const reports: string[] = []
  const clients: S3Client[] = []
  const server: S3Server = {
    get s3() {
      return s3
    },
    get client() {
      return client
    },
    sent,
    records: () =>
      sent.flatMap(({ input }) => (input as { Payload: { Records: readonly SentRecord[] } }).Payload.Records),
    reports,
    failWith: undefined,
    async restart() {
      await s3.close()
      await start()
    },
    clientWith(config) {
      const credentials = { accessKeyId: "local", secretAccessKey: "local", sessionToken: "local" }
      const made = new S3Client({ endpoint: s3.endpoint, region: "eu-west-1", credentials, maxAttempts: 1, ...config })
      clients.push(made)
      return made
    },
  }
  async function start(): Promise<void> {
    s3 = await startS3({
      directory,
      region: "eu-west-1",
      accountId: "000000000000",
      now: () => testTime,
      retryMs: 10,
      warn: (message) => void reports.push(message),
      service: async (service) => ({
        endpoint: `http://${service}`,
        async call(operation, input) {
          if (server.failWith) throw server.failWith
          sent.push({ service, operation, input: JSON.parse(JSON.stringify(input)) })
        },
      }),
    })
    client = server.clientWith({ systemClockOffset: testTime - Date.now() })
  }
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tsapi-s3-"))
    sent.length = 0
    reports.length = 0
    server.failWith = undefined
    await start()
  })
  afterEach(async () => {
    for (const each of clients.splice(0)) each.destroy()
    await s3.close()
    await rm(directory, { recursive: true })
  })
  return server
}
