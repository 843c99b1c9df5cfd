import { createServer, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { answerCloudFormation } from "./answer-cloudformation.ts"
import { FakeAwsError } from "./fake-aws-error.ts"
import { FakeCloudFormation } from "./fake-cloudformation.ts"
import { FakeLogs } from "./fake-logs.ts"
import { FakeS3 } from "./fake-s3.ts"
import { escapeXml, parseQuery, renderXml, type QueryRecord } from "./query-protocol.ts"

/** What a Lambda function of the fake answers. */
export interface FakeInvocation {
  readonly payload: unknown
  readonly functionError?: string
  readonly log?: string
}

/** AWS on a local port, so that the SDK's own wire code is in every test: CloudFormation, S3, STS, Lambda and Logs. */
export class FakeAws {
  readonly account = "123456789012"
  readonly region = "eu-west-1"
  readonly s3 = new FakeS3(this.account)
  readonly logs = new FakeLogs()
  readonly cloudFormation = new FakeCloudFormation(this)
  /** Answers invocations; the second argument is the event. */
  invoke: (functionName: string, event: unknown) => FakeInvocation = () => ({ payload: null })
  /** Every request so far: `cloudformation:CreateChangeSet`. */
  readonly calls: string[] = []
  readonly #rules: Rule[] = []
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#serve(request).then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
    })
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve))
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** The environment that points an SDK here. */
  get environment(): Readonly<Record<string, string>> {
    const { port } = this.#server.address() as AddressInfo
    return {
      AWS_ACCESS_KEY_ID: "AKIDFAKE",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_REGION: this.region,
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_EC2_METADATA_DISABLED: "true",
    }
  }

  /** Refuses an operation (`*` for all) as often as said. */
  refuse(operation: string, error: FakeAwsError, times = Number.POSITIVE_INFINITY): void {
    this.#rules.push({ operation, times, act: () => Promise.reject(error), when: "before" })
  }

  /** Does something once when an operation arrives, before or after it takes effect. */
  once(when: "after" | "before", operation: string, act: () => Promise<void> | void): void {
    this.#rules.push({ operation, times: 1, act: async () => act(), when })
  }

  async #serve(request: IncomingMessage): Promise<Reply> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array))
    const body = Buffer.concat(chunks)
    const service = /\/(\w+)\/aws4_request/.exec(request.headers.authorization ?? "")?.[1] ?? ""
    const call = PROTOCOLS[service]?.(request, body)
    if (call === undefined) return { status: 500, headers: {}, body: `no fake for ${service}` }
    this.calls.push(call.operation)
    try {
      await this.#applyRules("before", call.operation)
      const reply = call.run(this)
      await this.#applyRules("after", call.operation)
      return reply
    } catch (error) {
      if (!(error instanceof FakeAwsError)) throw error
      return call.fail(error)
    }
  }

  async #applyRules(when: Rule["when"], operation: string): Promise<void> {
    for (const rule of this.#rules) {
      if (rule.when !== when || rule.times <= 0 || (rule.operation !== "*" && rule.operation !== operation)) continue
      rule.times--
      await rule.act()
    }
  }
}

interface Rule {
  readonly operation: string
  readonly when: "after" | "before"
  times: number
  act(): Promise<void>
}

interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

interface Call {
  readonly operation: string
  run(aws: FakeAws): Reply
  fail(error: FakeAwsError): Reply
}

const REQUEST_ID = "00000000-0000-4000-8000-00000000fa4e"

const PROTOCOLS: Readonly<Record<string, (request: IncomingMessage, body: Buffer) => Call>> = {
  cloudformation: (_, body) =>
    queryCall("cloudformation", body, (aws, name, input) => answerCloudFormation(aws.cloudFormation, name, input)),
  sts: (_, body) =>
    queryCall("sts", body, (aws) => ({
      Account: aws.account,
      Arn: `arn:aws:iam::${aws.account}:user/alice`,
      UserId: "AIDA",
    })),
  s3: s3Call,
  lambda: lambdaCall,
  logs: logsCall,
}

function queryCall(
  service: string,
  body: Buffer,
  answer: (aws: FakeAws, name: string, input: QueryRecord) => QueryRecord,
): Call {
  const { Action, ...input } = parseQuery(body.toString()) as QueryRecord
  const name = String(Action)
  const headers = { "content-type": "text/xml", "x-amzn-requestid": REQUEST_ID }
  return {
    operation: `${service}:${name}`,
    run: (aws) => ({ status: 200, headers, body: renderXml(name, answer(aws, name, input), REQUEST_ID) }),
    fail: ({ code, message, status }) => ({
      status,
      headers,
      body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`,
    }),
  }
}

function s3Call({ method = "", url = "", headers }: IncomingMessage, body: Buffer): Call {
  const [, bucket = "", key = ""] = new URL(url, "http://s3").pathname.split("/")
  const operation = { PUT: "s3:PutObject", HEAD: "s3:HeadObject" }[method] ?? "s3:GetObject"
  return {
    operation,
    run({ s3 }) {
      if (method === "PUT") s3.put(bucket, key, body, headers)
      else s3.get(bucket, key, headers)
      return { status: 200, headers: { "x-amz-request-id": REQUEST_ID }, body: "" }
    },
    fail: ({ code, message, status }) => ({
      status,
      headers: { "x-amz-request-id": REQUEST_ID },
      body: method === "HEAD" ? "" : `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`,
    }),
  }
}

function lambdaCall({ url = "" }: IncomingMessage, body: Buffer): Call {
  const name = decodeURIComponent(/functions\/([^/]+)\/invocations/.exec(url)?.[1] ?? "")
  return {
    operation: "lambda:Invoke",
    run(aws) {
      const { payload, functionError, log = "" } = aws.invoke(name, JSON.parse(body.toString() || "null"))
      const headers = { "x-amz-log-result": Buffer.from(log).toString("base64"), "x-amzn-requestid": REQUEST_ID }
      return {
        status: 200,
        headers: functionError === undefined ? headers : { ...headers, "x-amz-function-error": functionError },
        body: JSON.stringify(payload),
      }
    },
    fail: jsonError,
  }
}

function logsCall({ headers }: IncomingMessage, body: Buffer): Call {
  const name = String(headers["x-amz-target"]).split(".")[1] ?? ""
  return {
    operation: `logs:${name}`,
    run: ({ logs }) => ({ status: 200, headers: {}, body: JSON.stringify(logs.filter(JSON.parse(body.toString()))) }),
    fail: jsonError,
  }
}

function jsonError({ code, message, status }: FakeAwsError): Reply {
  const headers = { "x-amzn-errortype": code, "x-amzn-requestid": REQUEST_ID }
  return { status, headers, body: JSON.stringify({ __type: code, message }) }
}
