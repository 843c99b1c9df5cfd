import { onQueue, Queue } from "@tsapi/framework"
import type { QueueMessage } from "@tsapi/framework"
import { logger } from "@tsapi/framework/logger"
import { Feed } from "./feed.ts"
import { SharedPhoto } from "./photo.ts"
import { photoTopic } from "./photo-topic.ts"

/** Keeps what the topic says until it is in the feed; what cannot be put there waits in its dead-letter queue. */
const feedQueue = new Queue("Feed", { topics: [{ topic: photoTopic, rawDelivery: true }] })

export class FeedWriter {
  constructor(private readonly feed = new Feed()) {}

  @onQueue(feedQueue, { body: SharedPhoto })
  async write({ body: photo }: QueueMessage<typeof SharedPhoto>) {
    await this.feed.add(photo)
    logger.info("photo in the feed", { photo: photo.id, owner: photo.owner })
  }
}
