/** What API Gateway treats as binary where the app does not say. */
export const defaultBinaryMediaTypes: readonly string[] = [
  "application/octet-stream",
  "application/x-tar",
  "application/zip",
  "audio/basic",
  "audio/ogg",
  "audio/mp4",
  "audio/mpeg",
  "audio/wav",
  "audio/webm",
  "image/png",
  "image/jpg",
  "image/jpeg",
  "image/gif",
  "video/ogg",
  "video/mpeg",
  "video/webm",
]
