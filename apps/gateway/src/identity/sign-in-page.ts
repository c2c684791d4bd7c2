import { accountOf, PERSONA_LABELS, PERSONAS } from './personas.js';

const choice = (persona: (typeof PERSONAS)[number]): string => {
  const { vi, en, agency } = PERSONA_LABELS[persona];
  return `<li><button class="persona" name="account" value="${accountOf(persona, agency)}">
    <strong>${vi}</strong><span lang="en">${en}</span><code>${agency}</code></button></li>`;
};

/** The page of the local issuer on which a persona is chosen. Only fixed texts: nothing of the request is in it. */
export const signInPage = (): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Đăng nhập thử · Chỉ Số</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
</head>
<body class="sign-in">
<main>
<h1>Đăng nhập thử</h1>
<p class="lead">Chế độ chạy tại máy: chọn một vai để xem hệ thống. Khi dùng thật, người dùng đăng nhập bằng hệ thống
xác thực của tỉnh (OIDC).</p>
<form method="post"><ul class="personas">
${PERSONAS.map(choice).join('\n')}
</ul></form>
<p><a href="/">Quay lại</a></p>
</main>
</body>
</html>
`;
