import { Bucket } from "@tsapi/framework"

/** What people upload, under `uploads/`, straight from their browsers. */
export const photoBucket = new Bucket("Photos", {
  cors: [{ origins: ["*"], methods: ["PUT"], headers: ["*"] }],
})

/** A small JPEG of each photo that is shared. */
export const thumbnailBucket = new Bucket("Thumbnails")

export function uploadKey(id: string): string {
  return `${uploadPrefix}${id}`
}

export const uploadPrefix = "uploads/"
