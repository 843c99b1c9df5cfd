import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { lambda } from "@tsapi/framework"
import type { LambdaRequest } from "@tsapi/framework"
import type { Photo } from "./photo.ts"
import { photoTopic } from "./photo-topic.ts"
import { PhotoRepository } from "./photo-repository.ts"
import { PhotoStore } from "./photo-store.ts"
import { formatOf, readImage } from "./read-image.ts"
import { toThumbnail } from "./to-thumbnail.ts"

/** A photo that has arrived. */
export interface Upload {
  readonly id: string
}

/** Pixels are decoded in memory: four bytes for each. */
const large = { memory: 2048, timeout: 60 }

const sns = new SNSClient()

/** The steps of `photoFlow`, each a function of its own that may do no more than it does. */
export class PhotoSteps {
  constructor(
    private readonly photos = new PhotoRepository(),
    private readonly store = new PhotoStore(),
  ) {}

  @lambda()
  async inspect({ input }: LambdaRequest<Upload>) {
    return { bytes: await this.store.sizeOf(input.id), format: formatOf(await this.store.begin(input.id, 16)) }
  }

  @lambda({ function: large })
  async measure({ input }: LambdaRequest<Upload>) {
    const { width, height } = readImage(await this.store.read(input.id))
    return { width, height }
  }

  @lambda({ function: large })
  async shrink({ input }: LambdaRequest<Upload>): Promise<void> {
    const image = readImage(await this.store.read(input.id))
    await this.store.putThumbnail(input.id, toThumbnail(image))
  }

  @lambda()
  async forgetThumbnail({ input }: LambdaRequest<Upload>): Promise<void> {
    await this.store.removeThumbnail(input.id)
  }

  @lambda()
  async share({ input }: LambdaRequest<Upload & { width: number; height: number }>) {
    const known = await this.photos.get(input.id)
    // A step that is tried again says what it said before.
    const sharedAt = known.sharedAt ?? new Date().toISOString()
    const photo: Photo = { ...known, ...input, sharedAt, status: "shared" }
    await this.photos.put(photo)
    await sns.send(new PublishCommand({ TopicArn: photoTopic.arn, Message: JSON.stringify(photo) }))
    return { status: "shared" }
  }

  @lambda()
  async refuse({ input: { id, reason } }: LambdaRequest<Upload & { reason: string }>) {
    await this.photos.put({ ...(await this.photos.get(id)), status: "refused", reason })
    await this.store.remove(id)
    return { status: "refused" }
  }
}
