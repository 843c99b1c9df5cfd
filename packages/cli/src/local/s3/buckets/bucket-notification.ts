import {
  configurationContent,
  noNotifications,
  readConfiguration,
} from "../notifications/notification-configuration.ts"
import { noteTestEvents } from "../notifications/test-event.ts"
import type { Operation } from "../s3-context.ts"
import { readXml } from "../xml/read-xml.ts"
import { renderXml } from "../xml/render-xml.ts"

export const getBucketNotification: Operation = async ({ store }, request) => {
  const { notification = noNotifications } = store.bucket(request.bucket)
  return { body: renderXml("NotificationConfiguration", configurationContent(notification)) }
}

export const putBucketNotification: Operation = async (context, request) => {
  const { store } = context
  const notification = readConfiguration(await readXml(request, "NotificationConfiguration"))
  await store.write((batch) => {
    const bucket = store.bucket(request.bucket)
    batch.saveBucket({ ...bucket, notification })
    const { requestId, headers } = request
    if (headers["x-amz-skip-destination-validation"]?.toLowerCase() === "true") return
    const { notification: before = noNotifications } = bucket
    noteTestEvents(context, { batch, bucket: bucket.name, requestId, before, after: notification })
  })
  context.deliveries.start()
  return {}
}
