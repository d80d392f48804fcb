import streamlit as st

count = st.session_state.setdefault("count", 0)
st.write(f"word {count}")
st.button("change", on_click=lambda: st.session_state.update(count=count + 1))
