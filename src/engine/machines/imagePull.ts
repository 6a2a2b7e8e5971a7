import { createMachine } from 'xstate';

/** One image for one Pod. Models pkg/kubelet/images/image_manager.go EnsureImageExists and pullImage. */
export const imagePullMachine = createMachine({
  id: 'imagePull',
  initial: 'NotPulled',
  states: {
    NotPulled: { on: { FOUND: 'Present', PULL: 'Pulling', REFUSED: 'Refused' } },
    Pulling: { entry: 'pull', on: { PULLED: 'Present', FAILED: 'ErrImagePull' } },
    ErrImagePull: { on: { BACK_OFF: 'ImagePullBackOff', PULL: 'Pulling', FOUND: 'Present' } },
    ImagePullBackOff: { on: { PULL: 'Pulling', FOUND: 'Present' } },
    /** A name that is no image name, or a policy of Never without the image. */
    Refused: { on: { PULL: 'Pulling', FOUND: 'Present' } },
    Present: { on: { PULL: 'Pulling', REFUSED: 'Refused' } },
  },
});
