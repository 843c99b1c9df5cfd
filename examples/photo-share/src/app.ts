import { App } from "@tsapi/framework"
import { correlate } from "@tsapi/framework/logger"
import { FeedWriter } from "./feed-writer.ts"
import { PhotoController } from "./photo-controller.ts"
import { PhotoSteps } from "./photo-steps.ts"
import { UploadWatch } from "./upload-watch.ts"

export const app = new App("photo-share", {
  controllers: [PhotoController],
  handlers: [UploadWatch, PhotoSteps, FeedWriter],
  cors: true,
  binaryMediaTypes: [],
})

app.use(correlate())
