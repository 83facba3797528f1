// The tree of a page by html5ever, made and dropped.
use html5ever::tendril::TendrilSink;

/// # Safety
/// `page` must point to `size` bytes.
#[no_mangle]
pub unsafe extern "C" fn parse(page: *const u8, size: usize) {
    let bytes = std::slice::from_raw_parts(page, size);
    let dom = html5ever::parse_document(markup5ever_rcdom::RcDom::default(), Default::default()).from_utf8().one(bytes);
    drop(dom);
}
