/** What encrypts its resources. */
export const key = "arn:aws:kms:eu-west-1:123456789012:key/k"
/** An app whose triggers and resources have every option, with another value than the default. */
export const source = `
import { Alarm, at, App, Bucket, cron, EventBus, lambda, onEvent, onQueue, onStream, onTableStream } from "@tsapi/framework"
import { Queue, queueMetric, rate, schedule, StateMachine, Stream, Table, Topic } from "@tsapi/framework"

const encryption = { kmsKeyArn: "${key}" }
const lost = new Queue("Lost", { deadLetterQueue: false, encryption })
const orders = new Queue("Orders", { retention: 60, delay: 5, receiveWait: 0, maximumMessageSize: 1024,
  visibilityTimeout: 90, deadLetterQueue: { maxReceiveCount: 7, queue: lost } })
const prints = new Queue("Prints", { fifo: { contentBasedDeduplication: true, highThroughput: true },
  deadLetterQueue: { retention: 120 } })
const releases = new Topic("Releases", { fifo: { contentBasedDeduplication: true, highThroughput: true }, tracing: true,
  displayName: "New", signatureVersion: 1, encryption: "aws-managed" })
const clicks = new Stream("Clicks", { shards: 2, retentionHours: 48, encryption })
const todos = new Table("Todos", { partitionKey: "id", stream: "both" })
const shop = new EventBus("Shop", { description: "Sales", encryption, deadLetterQueue: lost })
new Bucket("Photos", { versioning: true, encryption: "kms",
  cors: [{ origins: ["https://a.example"], methods: ["PUT"], headers: ["x-a"], exposeHeaders: ["etag"], maxAgeSeconds: 60 }],
  lifecycle: [{ prefix: "tmp/", tags: { kind: "draft" }, expireAfterDays: 7, expireOldVersionsAfterDays: 3,
    transitions: [{ afterDays: 2, storageClass: "GLACIER_IR" }] }, { abortUploadsAfterDays: 1 }] })
new Alarm("Late", { metric: queueMetric(orders, "ApproximateAgeOfOldestMessage"), threshold: 60, statistic: "Maximum",
  comparison: ">=", period: 300, evaluationPeriods: 3, datapointsToAlarm: 2, description: "Orders wait",
  notify: new Topic("Alarms"), notifyOk: "arn:aws:sns:eu-west-1:123456789012:calm" })

class Workers {
  @onQueue(orders, { batchSize: 100, batchWindow: 20, maximumConcurrency: 3, enabled: false,
    filters: [{ body: { kind: ["order"] } }], function: { timeout: 10 } })
  order() {}
  @onQueue(prints, { function: { timeout: 40 } })
  print() {}
  @onTableStream(todos, { batchSize: 5, batchWindow: 3, parallelization: 2, retries: 4, maximumRecordAge: 600,
    bisectOnError: true, startingPosition: "latest", onFailure: lost, filters: [{ eventName: ["REMOVE"] }] })
  changed() {}
  @onStream(clicks, { enabled: false })
  clicked() {}
  @schedule(cron({ hour: 8, dayOfWeek: "MON-FRI" }), { timeZone: "Europe/Berlin", input: { full: true }, flexibleWindow: 15,
    startDate: new Date("2026-01-01T00:00:00Z"), endDate: new Date("2027-01-01T00:00:00Z"), retries: 3, maximumAge: 120,
    deadLetterQueue: lost, description: "Mornings", enabled: false })
  morning() {}
  @schedule(at("2026-12-24T18:00:00"), { timeZone: "Europe/Berlin" })
  @schedule(rate(1, "days"))
  once() {}
  @onEvent({ source: ["shop"], detail: { total: [{ numeric: [">", 5] }] } }, { bus: shop, archive: { retentionDays: 30 },
    deadLetterQueue: lost, retries: 6, maximumAge: 300, description: "Big sales", enabled: false })
  sold() {}
  @onEvent({ source: ["warehouse"] }, { archive: true })
  stored() {}
  @lambda()
  price() { return 1 }
}
new StateMachine("Pricing", { type: "express", tracing: true, timeoutSeconds: 60, logs: { level: "fatal", data: true, retention: 7 },
  definition: (flow) => flow.task(Workers).price() })
export const app = new App("shop", { handlers: [Workers] })
`
