import { type Flow, StateMachine, type Value } from "@tsapi/framework"
import { type Upload, PhotoSteps } from "./photo-steps.ts"
import { UnreadableImage } from "./read-image.ts"

const maximumBytes = 20 * 1024 * 1024

/** What becomes of a photo that was uploaded: it is shared, with a thumbnail, or refused and deleted. */
export const photoFlow = new StateMachine("PhotoFlow", {
  definition(flow, { id }: Value<Upload>) {
    const { bytes, format } = flow.task(PhotoSteps).inspect({ id })
    return flow
      .choice()
      .when(flow.is(format, "=", "unknown"), () => refuse(flow, id, "It is neither a JPEG nor a PNG image"))
      .when(flow.is(bytes, ">", maximumBytes), () => refuse(flow, id, "It has more than 20 MB"))
      .otherwise(() => share(flow, id))
  },
})

function share(flow: Flow, id: Value<string>) {
  return flow
    .try(() => {
      const [{ width, height }] = flow.parallel(
        [() => flow.task(PhotoSteps).measure({ id }), () => flow.task(PhotoSteps).shrink({ id })],
        // Where the last step fails, nothing is left behind.
        { compensate: () => flow.task(PhotoSteps).forgetThumbnail({ id }) },
      )
      return flow.task(PhotoSteps).share({ id, width, height }, { retry: { maxAttempts: 5 } })
    })
    .onError(UnreadableImage, () => refuse(flow, id, "The image is damaged")).result
}

function refuse(flow: Flow, id: Value<string>, reason: string) {
  return flow.task(PhotoSteps).refuse({ id, reason })
}
