/** Departments of the province on 30/8/2018, in the order of their demonstration ordinals (`000.00.NN.H10`): 15 is API.md's. */
export const DEPARTMENTS_2018: readonly (readonly [vi: string, en: string])[] = [
  ['Văn phòng Ủy ban nhân dân tỉnh', 'Office of the Provincial People’s Committee'],
  ['Sở Nội vụ', 'Department of Home Affairs'],
  ['Sở Tư pháp', 'Department of Justice'],
  ['Sở Kế hoạch và Đầu tư', 'Department of Planning and Investment'],
  ['Sở Tài chính', 'Department of Finance'],
  ['Sở Công Thương', 'Department of Industry and Trade'],
  ['Sở Nông nghiệp và Phát triển nông thôn', 'Department of Agriculture and Rural Development'],
  ['Sở Giao thông vận tải', 'Department of Transport'],
  ['Sở Xây dựng', 'Department of Construction'],
  ['Sở Tài nguyên và Môi trường', 'Department of Natural Resources and Environment'],
  ['Sở Lao động - Thương binh và Xã hội', 'Department of Labour, Invalids and Social Affairs'],
  ['Sở Văn hóa, Thể thao và Du lịch', 'Department of Culture, Sports and Tourism'],
  ['Sở Khoa học và Công nghệ', 'Department of Science and Technology'],
  ['Sở Giáo dục và Đào tạo', 'Department of Education and Training'],
  ['Sở Thông tin và Truyền thông', 'Department of Information and Communications'],
  ['Sở Y tế', 'Department of Health'],
  ['Sở Ngoại vụ', 'Department of Foreign Affairs'],
  ['Thanh tra tỉnh', 'Provincial Inspectorate'],
  ['Ban Dân tộc', 'Committee for Ethnic Minorities'],
  ['Ban Quản lý Khu kinh tế', 'Economic Zones Authority'],
];

/** The ordinal of the department whose letter 600/STTTT-VP is the mission. */
export const INFORMATION_ORDINAL = 15;

/** Its seven units (letter 600/STTTT-VP part II), in the letter's order. */
export const ROOMS: readonly (readonly [vi: string, en: string])[] = [
  ['Phòng Công nghệ thông tin', 'Information Technology Division'],
  ['Phòng Bưu chính Viễn thông', 'Post and Telecommunications Division'],
  ['Văn phòng Sở', 'Department Office'],
  ['Phòng Thông tin Báo chí Xuất bản', 'Information, Press and Publishing Division'],
  ['Phòng Kế hoạch Tài chính', 'Planning and Finance Division'],
  ['Thanh tra Sở', 'Department Inspectorate'],
  ['Trung tâm Công nghệ thông tin và Truyền thông', 'Information Technology and Communications Centre'],
];
