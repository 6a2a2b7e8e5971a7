/** Other registries' names of the same images. */
export const ALIASES: Readonly<Record<string, string>> = {
  'quay.io/curl/curl': 'docker.io/curlimages/curl',
  'k8s.gcr.io/pause': 'registry.k8s.io/pause',
  'gcr.io/google-containers/busybox': 'docker.io/library/busybox',
  'k8s.gcr.io/busybox': 'docker.io/library/busybox',
  'registry.k8s.io/busybox': 'docker.io/library/busybox',
  'registry.k8s.io/e2e-test-images/busybox': 'docker.io/library/busybox',
  'registry.k8s.io/e2e-test-images/nginx': 'docker.io/library/nginx',
  'registry.k8s.io/e2e-test-images/httpd': 'docker.io/library/httpd',
  'registry.k8s.io/nginx': 'docker.io/library/nginx',
  'mirror.gcr.io/library/busybox': 'docker.io/library/busybox',
  'public.ecr.aws/docker/library/busybox': 'docker.io/library/busybox',
  'public.ecr.aws/docker/library/nginx': 'docker.io/library/nginx',
  'public.ecr.aws/docker/library/alpine': 'docker.io/library/alpine',
};
