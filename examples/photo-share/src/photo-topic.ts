import { Topic } from "@tsapi/framework"

/** Tells whoever wants to know of photos that are shared. */
export const photoTopic = new Topic("SharedPhotos")
