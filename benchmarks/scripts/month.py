import streamlit as st

MONTHS = [f"{year}年{month}月" for year in range(2025, 2019, -1) for month in range(12, 0, -1)]
st.write(st.selectbox("月份", MONTHS))
