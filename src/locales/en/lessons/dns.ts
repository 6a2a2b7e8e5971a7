export const dns = {
  'lesson.short-names.notice': 'nslookup of busybox 1.28 walks the search list: a bare name is enough.',
  'short-names.stuck': 'nslookup myservice fails: there is no such Service yet. Create both.',
  'lesson.short-names-newest.notice':
    'The newer nslookup prints the right address and still exits 1, because the other search domains have no such name.',
  'short-names-newest.stuck': 'Both Services exist, yet Init:0/2 stays. Read what nslookup prints.',
  'myth.short-name-is-enough': 'nslookup myservice succeeds as soon as the Service exists.',
  'lesson.dotted-name.notice':
    'The newer nslookup asks for web.default as it stands. Other programs use the search list and find it.',
  'dotted-name.stuck': 'The Service “web” exists in “default”, yet the wait goes on. Read the log.',
  'dotted-name.other-program': 'nslookup asked for web.default only. Try the same name with wget.',
  'dotted-name.cure':
    'wget found the address: nslookup is not the resolver of your app. Apply a wait for the full name.',
  'lesson.other-namespace.notice':
    'A short name is looked up in the namespace of the Pod. Elsewhere needs name.namespace.',
  'other-namespace.stuck': 'A Service “db” exists, yet db is not found. List the Services of all namespaces.',
  'other-namespace.cure': 'db lives in “test”, the Pod in “default”. Apply a Pod that asks for db.test.',
  'lesson.brace-loop.notice': 'In sh, {1..100} is one word: the loop runs once, then the init container fails.',
  'brace-loop.failed': 'The loop should have tried a hundred times. It tried once. Read its output.',
  'brace-loop.cure': '{1..100} is an extension of bash. Apply the same loop with $(seq 1 100).',
  'brace-loop.waits': 'The second Pod keeps trying. Create the Services.',
  'myth.brace-loop': 'for i in {1..100} in sh -c tries up to a hundred times.',
  'lesson.dig-exits-zero.notice': 'dig exits 0 when it gets an answer, even if the answer is NXDOMAIN.',
  'dig-exits-zero.passed': 'There is no Service “db”, yet the wait for it is over. Read its log.',
  'dig-exits-zero.cure': 'status: NXDOMAIN, exit code 0. Apply a wait that tests whether there is an address.',
  'lesson.resolves-but-refuses.notice': 'A look-up tells that a Service exists, not that a Pod stands behind it.',
  'resolves-but-refuses.passed': 'The wait found the Service “db”, and the app started. Read the log of the app.',
  'resolves-but-refuses.port': 'The connection is refused: db has no Pods. Apply a Pod that waits for the port.',
  'resolves-but-refuses.db': 'This wait holds, because it connects. Create the Pod behind db.',
  'myth.name-means-ready': 'When nslookup finds a Service, the Service can be used.',
  'lesson.no-traffic-yet.notice':
    'A Service sends nothing to a Pod that initializes, whatever ports its init containers open.',
  'no-traffic-yet.listening':
    'The init container listens on the port of the Service “web”. Read the endpoint: is it ready?',
  'no-traffic-yet.refused': 'Not ready: the Service has nobody to send to. Try it from within the Pod.',
  'no-traffic-yet.ready':
    'Refused, although the port was open. Now the app runs, and the endpoint is ready. Look at the Pod.',
  'lesson.service-variables.notice':
    'Service variables are set when a container is created. A Service that comes later is not among them.',
  'service-variables.missing': 'The init container waits for WEB_SERVICE_HOST. Create the Service “web”.',
  'service-variables.frozen':
    'The Service exists, the variable stays empty: this process was there before. Replace the Pod.',
  'lesson.node-dns.notice': 'With dnsPolicy: Default the Pod asks the resolver of the node, which knows no Services.',
  'node-dns.stuck': 'The Service “web” exists, and its full name is not found. Read which server the Pod asks.',
  'node-dns.cure': 'That is the resolver of the node. ClusterFirst is what you get without dnsPolicy. Apply it.',
  'lesson.host-network.notice': 'On the network of the node, ClusterFirst falls back to the DNS of the node.',
  'host-network.stuck': 'The Service “web” exists, and its full name is not found. Read which server the Pod asks.',
  'host-network.cure': 'That is the resolver of the node. Apply the Pod with dnsPolicy: ClusterFirstWithHostNet.',
  'lesson.no-token.notice': 'Without a service account token there is no namespace file, and $(cat …) is empty.',
  'no-token.stuck': 'The Service “web” exists, yet the wait goes on. Read the log.',
  'no-token.cure':
    'cat failed, so the name has a gap: web..svc. Apply a Pod that gets its namespace from the downward API.',
  'lesson.headless-peers.notice':
    'The name of a headless Service has the addresses of ready Pods only, unless publishNotReadyAddresses is set.',
  'headless-peers.stuck': 'The Pod waits for its peers and is the only one. Read its endpoint: is it ready?',
  'headless-peers.cure': 'Not ready, so it has no address; no address, so it is not ready. Publish addresses early.',
} as const;
