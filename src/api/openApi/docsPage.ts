/** Everything that the page asks for comes from this server: the content security policy lets nothing else in. */
export const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Lis over HTTP</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<noscript><p>This page needs scripts. What it shows is at <a href="/openapi.json">/openapi.json</a>.</p></noscript>
<div id="lis"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** Starts the page. Without `validatorUrl: null` it would send the document's address to a server of others. */
export const docsScript = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#lis',
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
});
`;
