import { controller, created, route } from "@tsapi/framework"
import type { RouteRequest } from "@tsapi/framework"
import { Feed } from "./feed.ts"
import { NewPhoto } from "./photo.ts"
import { PhotoRepository } from "./photo-repository.ts"
import { PhotoStore } from "./photo-store.ts"

@controller("/")
export class PhotoController {
  constructor(
    private readonly photos = new PhotoRepository(),
    private readonly store = new PhotoStore(),
    private readonly feed = new Feed(),
  ) {}

  /** Announces a photo. It is uploaded to the URL, with PUT, and not through API Gateway, which takes 10 MB at most. */
  @route("POST", "/photos", { body: NewPhoto })
  async announce({ body }: RouteRequest<"/photos", typeof NewPhoto>) {
    const photo = { ...body, id: crypto.randomUUID(), status: "waiting" as const }
    await this.photos.put(photo)
    return created({ ...photo, uploadUrl: await this.store.uploadUrl(photo.id) })
  }

  @route("GET", "/photos/{id}")
  async get({ params }: RouteRequest<"/photos/{id}">) {
    const photo = await this.photos.get(params.id)
    return photo.status === "shared" ? { ...photo, thumbnailUrl: await this.store.thumbnailUrl(photo.id) } : photo
  }

  /** What somebody has shared, the newest first. */
  @route("GET", "/feeds/{owner}")
  async list({ params }: RouteRequest<"/feeds/{owner}">) {
    return { photos: await this.feed.of(params.owner) }
  }
}
