/** A post office of Bình Phước as Vietnam Post published it about 2023: a listed fact; names without their type words. */
export interface PostOffice {
  /** Six digits, as the post numbers its offices. */
  readonly code: string;
  readonly name: string;
  readonly district: string;
  readonly ward: string;
}

const LISTED: readonly (readonly [code: string, name: string, district: string, ward: string])[] = [
  ['830000', 'Đồng Xoài', 'Đồng Xoài', 'Tân Phú'],
  ['831290', 'KHL Bình Phước', 'Đồng Xoài', 'Tân Phú'],
  ['831320', 'Tân Thành', 'Đồng Xoài', 'Tân Thành'],
  ['831500', 'Đồng Phú GD', 'Đồng Phú', 'Tân Phú'],
  ['831600', 'Tân Hòa', 'Đồng Phú', 'Tân Tiến'],
  ['831620', 'Thuận Lợi', 'Đồng Phú', 'Thuận Phú'],
  ['831640', 'BC Đồng Tâm', 'Đồng Phú', 'Đồng Tiến'],
  ['831700', 'Bù Đăng GD', 'Bù Đăng', 'Đức Phong'],
  ['831800', 'Minh Hưng', 'Bù Đăng', 'Minh Hưng'],
  ['831820', 'Đức Liễu', 'Bù Đăng', 'Đức Liễu'],
  ['832000', 'Phước Long GD', 'Phước Long', 'Thác Mơ'],
  ['832050', 'Đăk Ơ', 'Bù Gia Mập', 'Đắk Ơ'],
  ['832110', 'Đa Kia', 'Bù Gia Mập', 'Đa Kia'],
  ['832190', 'Phước Bình', 'Phước Long', 'Long Phước'],
  ['832350', 'Bù Gia Mập', 'Bù Gia Mập', 'Phú Nghĩa'],
  ['832500', 'Lộc Ninh', 'Lộc Ninh', 'Lộc Ninh'],
  ['832900', 'Bình Long GD', 'Bình Long', 'An Lộc'],
  ['832930', 'Tân Lợi', 'Hớn Quản', 'Tân Lợi'],
  ['833040', 'Thanh Lương', 'Bình Long', 'Thanh Lương'],
  ['833160', 'Hớn Quản', 'Hớn Quản', 'Tân Khai'],
  ['833175', 'Tân Khai', 'Hớn Quản', 'Tân Khai'],
  ['833300', 'Chơn Thành', 'Chơn Thành', 'Chơn Thành'],
  ['833321', 'Chơn Thành 2', 'Chơn Thành', 'Chơn Thành'],
  ['833349', 'Minh Hưng 2', 'Chơn Thành', 'Minh Hưng'],
  ['833350', 'Minh Lập', 'Chơn Thành', 'Minh Lập'],
  ['833370', 'Nha Bích', 'Chơn Thành', 'Nha Bích'],
  ['833600', 'Bù Đốp GD', 'Bù Đốp', 'Thanh Bình'],
  ['833670', 'Tân Tiến', 'Bù Đốp', 'Tân Thành'],
  ['834560', 'Bù Nho', 'Phú Riềng', 'Bù Nho'],
  ['834620', 'Phú Riềng 2', 'Phú Riềng', 'Phú Riềng'],
];

export const POST_OFFICES: readonly PostOffice[] = LISTED.map(([code, name, district, ward]) => ({
  code,
  name,
  district,
  ward,
}));

const BY_CODE = new Map(POST_OFFICES.map((office) => [office.code, office]));

export const findOffice = (code: string): PostOffice | undefined => BY_CODE.get(code);
